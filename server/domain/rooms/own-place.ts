import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Longer than a writer keeps numbers before it takes new ones (`messages/room-writer.ts`). */
const NUMBERS_ARE_SETTLED_MS = 15_000;

/** Moves one's read mark forward to a message; a number past the end means everything. */
export async function markRead(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly seq: number },
): Promise<Member> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  if (input.seq <= member.lastReadSeq && member.mentionSeqs.length === 0) return member;
  const message = input.seq >= room.seq ? null : await ctx.models.messages.findBySeq(room._id, input.seq);
  const mark = message === null || (await isNewest(ctx, room, message)) ? room : message;
  return existing(await ctx.models.members.markRead(room._id, actor.id, mark, ctx.clock.now()));
}

/**
 * Whether nothing will ever come between this message and the room's counters: a process that ended in mid-send may have taken
 * numbers that no message got, and whoever has read all there is must not have those unread. In a room where something was
 * said just now the numbers may still be on their way.
 */
async function isNewest(ctx: Context, room: Room, message: Message): Promise<boolean> {
  const quietSince = room.lastMessageAt?.getTime() ?? 0;
  if (ctx.clock.now().getTime() - quietSince < NUMBERS_ARE_SETTLED_MS) return false;
  return (await ctx.models.messages.findAfter(room._id, message.seq)) === null;
}

export async function setFavorite(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly favorite: boolean },
): Promise<Member> {
  await accessRoomAsMember(ctx, actor, input.roomId);
  const changes = { favorite: input.favorite, updatedAt: ctx.clock.now() };
  return existing(await ctx.models.members.update(input.roomId, actor.id, changes));
}

/** Puts a room away from one's list, or brings it back; membership stays. */
export async function setOpen(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly open: boolean },
): Promise<Member> {
  await accessRoomAsMember(ctx, actor, input.roomId);
  const changes = { open: input.open, updatedAt: ctx.clock.now() };
  return existing(await ctx.models.members.update(input.roomId, actor.id, changes));
}

function existing(member: Member | null): Member {
  if (member === null) throw new DomainError('room-not-found');
  return member;
}
