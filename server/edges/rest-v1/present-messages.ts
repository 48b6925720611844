import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { quotedMessages, type Message, type Quoted } from '../../domain/messages/index.ts';
import { presentQuote } from './present-attachment.ts';
import { presentMessage } from './present-message.ts';

/** Messages as one person sees them: what they quote stands in them as far as this person may see it. */
export async function presentMessages(ctx: Context, actor: Actor, messages: readonly Message[]) {
  const deepest = ctx.settings.get('Message_QuoteChainLimit');
  const known = await openQuotes(ctx, actor, messages, deepest);
  return messages.map((message) => {
    const quotes = cardsOf(message.quotes ?? [], deepest);
    const shown = presentMessage(message, actor.id);
    return quotes.length === 0 ? shown : { ...shown, attachments: [...quotes, ...shown.attachments] };
  });

  function cardsOf(ids: readonly string[], deep: number): readonly object[] {
    if (deep <= 0) return [];
    return ids.flatMap((id) => {
      const quoted = known.get(id);
      if (quoted === undefined) return [];
      return [presentQuote(quoted, ctx.config.http.rootUrl, cardsOf(quoted.message.quotes ?? [], deep - 1))];
    });
  }
}

/** What the messages quote, and what that quotes: one look for each level, of what this person may see. */
async function openQuotes(ctx: Context, actor: Actor, messages: readonly Message[], deepest: number) {
  const known = new Map<string, Quoted>();
  let level: readonly Message[] = messages;
  for (let deep = 0; deep < deepest; deep += 1) {
    const ids = [...new Set(level.flatMap((message) => message.quotes ?? []))].filter((id) => !known.has(id));
    if (ids.length === 0) break;
    const found = await quotedMessages(ctx, actor, ids);
    for (const quoted of found) known.set(quoted.message._id, quoted);
    level = found.map(({ message }) => message);
  }
  return known;
}

export async function presentOneMessage(ctx: Context, actor: Actor, message: Message) {
  const [shown] = await presentMessages(ctx, actor, [message]);
  if (shown === undefined) throw new Error('one message makes one');
  return shown;
}
