import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { quotedMessages, type Message } from '../../domain/messages/index.ts';
import { presentQuote } from './present-attachment.ts';
import { presentMessage } from './present-message.ts';

/** Messages as one person sees them: what they quote stands in them as far as this person may see it. */
export async function presentMessages(ctx: Context, actor: Actor, messages: readonly Message[]) {
  const ids = [...new Set(messages.flatMap((message) => message.quotes ?? []))];
  const visible = new Map(
    (await quotedMessages(ctx, actor, ids)).map((quoted) => [
      quoted.message._id,
      presentQuote(quoted, ctx.config.http.rootUrl),
    ]),
  );
  return messages.map((message) => {
    const quotes = (message.quotes ?? []).flatMap((id) => visible.get(id) ?? []);
    const shown = presentMessage(message, actor.id);
    return quotes.length === 0 ? shown : { ...shown, attachments: [...quotes, ...shown.attachments] };
  });
}

export async function presentOneMessage(ctx: Context, actor: Actor, message: Message) {
  const [shown] = await presentMessages(ctx, actor, [message]);
  if (shown === undefined) throw new Error('one message makes one');
  return shown;
}
