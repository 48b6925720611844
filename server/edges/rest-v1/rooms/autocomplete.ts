import type { RoomAccess } from '../../../domain/access/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { directoryOfRooms, listJoined, type Room } from '../../../domain/rooms/index.ts';
import { can } from '../../../domain/access/index.ts';

/** What a list to choose from shows of a room. */
export function presentChoice(room: Room) {
  const { _id, name, displayName: fname } = room;
  return { _id, name, fname, t: room.kind === 'channel' ? 'c' : 'p' };
}

/** One's own rooms and the channels that one may find, whose names begin so; by name, each once. */
export async function findChoices(ctx: Context, actor: Actor, text: string, most: number): Promise<readonly Room[]> {
  const filter = text.replace(/^#/, '').toLowerCase();
  const open: readonly RoomAccess[] = can(ctx, actor, 'view-c-room')
    ? (await directoryOfRooms(ctx, actor, { filter, offset: 0, limit: most })).rooms
    : [];
  const own = (await listJoined(ctx, actor)).filter(
    ({ room }) => room.kind !== 'direct' && room.searchKeys.some((key) => key.startsWith(filter)),
  );
  const rooms = new Map([...open, ...own].map(({ room }) => [room._id, room]));
  return [...rooms.values()].sort((a, b) => a.name.localeCompare(b.name));
}
