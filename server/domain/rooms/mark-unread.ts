import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import { accessMessage, accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Moves one's read mark back to just before a message, or before the room's newest: the only way back. */
export async function markUnread(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly messageId: string | null },
): Promise<Member> {
  const { room } = await accessRoomAsMember(ctx, actor, input.roomId);
  const first = input.messageId === null ? null : (await accessMessage(ctx, actor, input.messageId)).message;
  const [newest] = first === null ? await ctx.models.messages.page(room._id, {}, 'newest', 1) : [first];
  if (newest === undefined || newest.roomId !== room._id) throw new DomainError('message-not-found');

  // What the message before it carries is exact, whatever was edited or deleted since.
  const [before] = await ctx.models.messages.page(room._id, { before: newest.seq }, 'newest', 1);
  const mark = before ?? { rootSeq: 0, groupSeq: 0 };
  const changed = await ctx.models.members.update(room._id, actor.id, {
    lastReadSeq: newest.seq - 1,
    lastReadRootSeq: mark.rootSeq,
    lastReadGroupSeq: mark.groupSeq,
    mentionSeqs: await ctx.models.messages.seqsMentioning(room._id, actor.id, newest.seq),
    updatedAt: ctx.clock.now(),
  });
  if (changed === null) throw new DomainError('room-not-found');
  return changed;
}
