import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';

/** Closes a room to new messages, or opens it again; what was said stays. */
export async function setArchived(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly archived: boolean },
): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, input.archived ? 'archive-room' : 'unarchive-room', member);
  if (room.archived === input.archived) return room;

  const changed = await ctx.models.rooms.update(room._id, { archived: input.archived, updatedAt: ctx.clock.now() });
  if (changed === null) throw new DomainError('room-not-found');
  await postSystemMessage(ctx, actor, room._id, input.archived ? 'room-archived' : 'room-unarchived');
  return changed;
}

/** Erases a room for everybody. A tombstone stays, so that every client hears of it; its messages are removed by a job. */
export async function deleteRoom(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<void> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.isDefault) throw new DomainError('default-room');
  requirePermission(
    ctx,
    actor,
    ({ channel: 'delete-c', group: 'delete-p', direct: 'delete-d' } as const)[room.kind],
    member,
  );
  await ctx.models.rooms.bury(room._id, ctx.clock.now());
  await ctx.jobs.add('erase-room', room._id, { roomId: room._id });
}

/** The work that `deleteRoom` left; may run again and again. */
export async function eraseRoom(ctx: Context, roomId: string): Promise<void> {
  await ctx.models.messages.removeOfRoom(roomId);
  await ctx.models.members.leaveAll(roomId, ctx.clock.now());
}
