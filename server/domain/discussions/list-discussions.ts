import type { Message } from '../../models/messages.ts';
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

/** As `listDiscussions`, the messages of the room that show them. */
export async function listDiscussionMessages(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly filter: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly messages: readonly Message[]; readonly total: number }> {
  const { discussions, total } = await listDiscussions(ctx, actor, input);
  const ids = discussions.flatMap(({ room }) => room.shownBy.slice(0, 1));
  const found = await ctx.models.messages.findMany(ids);
  const byId = new Map(found.filter(({ deletedAt }) => deletedAt === null).map((message) => [message._id, message]));
  return { messages: ids.flatMap((id) => byId.get(id) ?? []), total };
}

/** The room that a discussion belongs to, when the actor may see that too. */
export async function parentOf(ctx: Context, actor: Actor, room: Room): Promise<Room | null> {
  if (room.parentRoomId === null) return null;
  const parent = await ctx.models.rooms.find(room.parentRoomId);
  return parent === null ? null : ((await visibleRooms(ctx, actor, [parent]))[0]?.room ?? null);
}
