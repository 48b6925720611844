import { linkedMessages, MOST_QUOTES } from '../../contracts/permalink.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { visibleMessages } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/**
 * What a message quotes is kept as ids alone. Their words are read anew for everybody who looks, through the same gate as the
 * messages themselves: a quote shows nothing to whoever could not open what it quotes, and edits and deletions show in it.
 */
export async function quotedMessages(
  ctx: Context,
  actor: Actor,
  messageIds: readonly string[],
): Promise<readonly Quoted[]> {
  return visibleMessages(ctx, actor, messageIds);
}

export interface Quoted {
  readonly message: Message;
  readonly room: Room;
}

/** The ids that a new message quotes: those its author names, and those its text links to, as far as the author sees them. */
export async function findQuotes(
  ctx: Context,
  actor: Actor,
  body: string,
  named: readonly string[] = [],
): Promise<string[]> {
  const wanted = [...new Set([...named, ...linkedMessages(body, [ctx.config.http.rootUrl])])].slice(0, MOST_QUOTES);
  const visible = new Set((await visibleMessages(ctx, actor, wanted)).map(({ message }) => message._id));
  return wanted.filter((id) => visible.has(id));
}

/** Links that an edit takes out are quoted no more, what it brings in is; what was quoted without a link stays. */
export async function quotesAfterEdit(ctx: Context, actor: Actor, before: Message, body: string): Promise<string[]> {
  const roots = [ctx.config.http.rootUrl];
  const linkedBefore = new Set(linkedMessages(before.body, roots));
  const kept = (before.quotes ?? []).filter((id) => !linkedBefore.has(id));
  const known = new Set(before.quotes);
  const linked = linkedMessages(body, roots);
  // An editor who sees less than the author takes nothing away by leaving a link where it is.
  const added = await findQuotes(
    ctx,
    actor,
    '',
    linked.filter((id) => !known.has(id)),
  );
  return [...kept, ...linked.filter((id) => known.has(id) || added.includes(id))].slice(0, MOST_QUOTES);
}
