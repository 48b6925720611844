import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Moves one's read mark forward to a message; a number past the end means everything. */
export async function markRead(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly seq: number },
): Promise<Member> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  if (input.seq <= member.lastReadSeq && member.mentionSeqs.length === 0) return member;
  const message = input.seq >= room.seq ? null : await ctx.models.messages.findBySeq(room._id, input.seq);
  const mark = message ?? room;
  return existing(await ctx.models.members.markRead(room._id, actor.id, mark, ctx.clock.now()));
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
