import { isDomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import type { Context } from '../context.ts';
import { newMember } from './new-room.ts';
import { enterTeamRooms, whoMayBeIn, type Person } from './team-place.ts';

/**
 * Brings those of some people into a room who may be in it, without a word of it in its history; who was banned there, or may
 * not see what it belongs to, stays outside.
 * @returns the room as it is counted now.
 */
export async function bringInQuietly(ctx: Context, room: Room, people: readonly Person[]): Promise<Room> {
  const welcome = await thoseWelcome(ctx, room, people);
  const added = new Set(
    await ctx.models.members.join(
      room._id,
      welcome.map((person) => newMember(ctx, room, person)),
    ),
  );
  if (added.size === 0) return room;
  const counted = await ctx.models.rooms.changeMemberCount(room._id, added.size, ctx.clock.now());
  const arrived = welcome.filter(({ id }) => added.has(id));
  if (room.isTeamMain) await enterTeamRooms(ctx, room._id, arrived);
  return counted ?? room;
}

async function thoseWelcome(ctx: Context, room: Room, people: readonly Person[]): Promise<readonly Person[]> {
  if (people.length === 0) return [];
  const byId = new Map(people.map((person) => [person.id, person]));
  try {
    const welcome = await whoMayBeIn(
      ctx,
      room,
      [...byId.keys()].map((_id) => ({ _id })),
    );
    return welcome.flatMap(({ _id }) => byId.get(_id) ?? []);
  } catch (error) {
    if (isDomainError(error, 'user-banned', 'not-in-team', 'user-not-found')) return [];
    throw error;
  }
}
