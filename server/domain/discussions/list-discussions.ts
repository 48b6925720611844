import type { Room } from '../../models/rooms.ts';
import { fold } from '../../models/search-keys.ts';
import { accessRoom, visibleRooms, type RoomAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** The discussions of a room, for whoever sees the room; the one with the newest message first. */
export async function listDiscussions(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly filter: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly discussions: readonly RoomAccess[]; readonly total: number }> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const { rooms, total } = await ctx.models.rooms.searchDiscussions(room._id, fold(input.filter), input);
  return { discussions: await visibleRooms(ctx, actor, rooms), total };
}

/** The room that a discussion belongs to, when the actor may see that too. */
export async function parentOf(ctx: Context, actor: Actor, room: Room): Promise<Room | null> {
  if (room.parentRoomId === null) return null;
  const parent = await ctx.models.rooms.find(room.parentRoomId);
  return parent === null ? null : ((await visibleRooms(ctx, actor, [parent]))[0]?.room ?? null);
}
