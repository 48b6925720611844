import { unreadBetween } from '../../contracts/unread.ts';
import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

interface Place {
  readonly room: Room;
  readonly member: Member;
}

/**
 * Marks everything in all of one's rooms as read, and keeps where the marks stood.
 * @returns the id by which it can be taken back for some minutes; null when there was nothing to read.
 */
export async function readAll(
  ctx: Context,
  actor: Actor,
): Promise<{ readonly undoId: string | null; readonly rooms: number }> {
  const unread = (await placesOf(ctx, actor)).filter(isUnread);
  if (unread.length === 0) return { undoId: null, rooms: 0 };

  const now = ctx.clock.now();
  const undoId = ctx.newId();
  await ctx.models.readUndos.insert({
    _id: undoId,
    userId: actor.id,
    at: now,
    marks: unread.map(({ room, member }) => ({
      memberId: member._id,
      after: Math.max(room.seq, member.lastReadSeq),
      mark: { seq: member.lastReadSeq, rootSeq: member.lastReadRootSeq, groupSeq: member.lastReadGroupSeq },
      mentionSeqs: member.mentionSeqs,
    })),
  });
  const marks = unread.map(({ room, member }) => ({ id: member._id, before: member.lastReadSeq, mark: room }));
  await ctx.models.members.markManyRead(marks, now);
  return { undoId, rooms: unread.length };
}

/** Puts the marks back exactly where they stood, except in rooms that were read on since. */
export async function undoReadAll(ctx: Context, actor: Actor, input: { readonly undoId: string }): Promise<void> {
  const undo = await ctx.models.readUndos.take(input.undoId, actor.id);
  if (undo === null) throw new DomainError('invalid-input', { field: 'undoId' });
  await ctx.models.members.restoreMarks(undo.marks, ctx.clock.now());
}

async function placesOf(ctx: Context, actor: Actor): Promise<readonly Place[]> {
  const members = await ctx.models.members.listOfUser(actor.id);
  const rooms = await ctx.models.rooms.findMany(members.map(({ roomId }) => roomId));
  const byId = new Map(rooms.map((room) => [room._id, room]));
  return members.flatMap((member) => {
    const room = byId.get(member.roomId);
    return room === undefined ? [] : [{ room, member }];
  });
}

function isUnread({ room, member }: Place): boolean {
  const { messages, group } = unreadBetween(room, member);
  return messages > 0 || group > 0 || member.mentionSeqs.length > 0;
}
