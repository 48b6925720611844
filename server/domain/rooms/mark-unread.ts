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

  const counts = newest.kind === 'text' && (newest.threadId === null || newest.alsoToRoom);
  const changed = await ctx.models.members.update(room._id, actor.id, {
    lastReadSeq: newest.seq - 1,
    lastReadRootSeq: newest.rootSeq - (counts ? 1 : 0),
    lastReadGroupSeq: newest.groupSeq - (newest.mentions.some(({ id }) => id === 'all' || id === 'here') ? 1 : 0),
    mentionSeqs: await ctx.models.messages.seqsMentioning(room._id, actor.id, newest.seq),
    updatedAt: ctx.clock.now(),
  });
  if (changed === null) throw new DomainError('room-not-found');
  return changed;
}
