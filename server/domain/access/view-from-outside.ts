import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { can } from './can.ts';

/** All of a room; that it is there and may be entered with its code; or nothing of it. */
export type View = 'inside' | 'door' | 'nothing';

/** What else must be known to tell whether rooms are seen: the rooms they belong to, and the actor's places in all of them. */
export interface Surroundings {
  room(id: string): Room | null;
  membership(roomId: string): Member | null;
  isBanned(roomId: string): boolean;
}

/** Loads what surrounds some rooms, in at most four queries however many they are. */
export async function surroundingsOf(
  ctx: Context,
  actor: Actor,
  rooms: readonly Room[],
  known: readonly Member[] = [],
): Promise<Surroundings> {
  const places = new Map(known.map((place) => [place.roomId, place]));
  const loaded = new Map(rooms.map((room) => [room._id, room]));
  const asked = new Set(known.map((place) => place.roomId));

  async function loadPlaces(): Promise<void> {
    const ids = [...loaded.keys()].filter((id) => !asked.has(id));
    for (const id of ids) asked.add(id);
    if (ids.length === 0) return;
    for (const place of await ctx.models.members.placesOfUserIn(actor.id, ids)) places.set(place.roomId, place);
  }
  async function loadRooms(ids: readonly (string | null)[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id): id is string => id !== null && !loaded.has(id));
    if (missing.length === 0) return;
    for (const room of await ctx.models.rooms.findMany(missing)) loaded.set(room._id, room);
  }

  await loadPlaces();
  const isIn = (id: string) => places.get(id)?.leftAt === null;
  const outside = rooms.filter((room) => !isIn(room._id));
  await loadRooms(outside.map((room) => room.parentRoomId));
  await loadRooms([...loaded.values()].map((room) => (isIn(room._id) ? null : room.teamId)));
  await loadPlaces();

  return {
    room: (id) => loaded.get(id) ?? null,
    membership: (roomId) => (isIn(roomId) ? (places.get(roomId) ?? null) : null),
    isBanned: (roomId) => (places.get(roomId)?.bannedAt ?? null) !== null,
  };
}

/**
 * How a room looks to somebody who is not in it. A discussion looks like the room it belongs to. A channel is open to all, a
 * channel of a private team to the team. Who was banned sees neither the room nor what belongs to it.
 */
export function viewFromOutside(
  ctx: Pick<Context, 'permissions'>,
  actor: Actor,
  room: Room,
  around: Surroundings,
): View {
  if (around.isBanned(room._id)) return 'nothing';
  if (room.parentRoomId !== null) {
    const parent = around.room(room.parentRoomId);
    if (parent === null) return 'nothing';
    const view = around.membership(parent._id) === null ? viewFromOutside(ctx, actor, parent, around) : 'inside';
    return view === 'inside' ? 'inside' : 'nothing';
  }
  if (room.kind !== 'channel' || !can(ctx, actor, 'view-c-room')) return 'nothing';
  if (room.teamId !== null && room.teamId !== room._id && !seesTeam(room.teamId, around)) return 'nothing';
  return room.joinCodeHash === null || can(ctx, actor, 'join-without-join-code') ? 'inside' : 'door';
}

function seesTeam(teamId: string, around: Surroundings): boolean {
  if (around.membership(teamId) !== null) return true;
  return around.room(teamId)?.kind === 'channel' && !around.isBanned(teamId);
}
