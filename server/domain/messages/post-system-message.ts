import type { SystemMessageKind } from '../../contracts/message.ts';
import type { Message } from '../../models/messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { newMessage } from './new-message.ts';

export interface SystemMessageOptions {
  readonly countsAsUnread?: boolean;
  /** Messages that it is about. */
  readonly quotes?: readonly string[];
  readonly id?: string | undefined;
  /** That it opens. */
  readonly discussion?: Message['discussion'];
}

/** Writes into a room's history that something happened there. It raises nobody's unread count unless it is asked to. */
export function postSystemMessage(
  ctx: Context,
  actor: Actor,
  roomId: string,
  kind: SystemMessageKind,
  details: Readonly<Record<string, string>> = {},
  { countsAsUnread = false, id, discussion, quotes = [] }: SystemMessageOptions = {},
): Promise<Message> {
  const fields = newMessage(ctx, actor, { id, roomId, kind, details, discussion, quotes });
  const entry = { fields, countsAsUnread, forGroup: false };
  return ctx.writer.append({ roomId, messageId: fields._id, prepare: () => Promise.resolve(entry) });
}
