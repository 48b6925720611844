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
