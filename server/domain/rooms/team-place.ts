import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import type { User } from '../../models/users.ts';
import { peopleInReach, peopleOfTeam } from '../access/index.ts';
import type { Context } from '../context.ts';
import { newMember } from './new-room.ts';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/**
 * Who of some people may be in a room: in a discussion those who see the room above, in a room of a private team its people, and
 * nobody who was banned.
 * @throws DomainError when it is none of them: `user-banned`, `not-in-team` or `user-not-found`.
 */
export async function whoMayBeIn<Someone extends Pick<User, '_id'>>(
  ctx: Context,
  room: Room,
  users: readonly Someone[],
): Promise<readonly Someone[]> {
  const ids = users.map((user) => user._id);
  const banned = await ctx.models.members.bannedAmong(room._id, ids);
  const left = users.filter((user) => !banned.has(user._id));
  if (left.length === 0) throw new DomainError('user-banned');
  const reached = await reachOf(
    ctx,
    room,
    left.map((user) => user._id),
  );
  if (reached === null) return left;
  const welcome = left.filter((user) => reached.has(user._id));
  if (welcome.length === 0) throw new DomainError(room.parentRoomId === null ? 'not-in-team' : 'user-not-found');
  return welcome;
}

/** Null: everybody. */
async function reachOf(ctx: Context, room: Room, userIds: readonly string[]): Promise<ReadonlySet<string> | null> {
  if (room.parentRoomId !== null) {
    const parent = await ctx.models.rooms.find(room.parentRoomId);
    return parent === null ? new Set() : peopleInReach(ctx, parent, userIds);
  }
  return room.teamId === null || room.isTeamMain ? null : peopleOfTeam(ctx, room.teamId, userIds);
}

/** Whoever comes into a team comes into those of its rooms that are meant for all of it. Nothing is said there of each of them. */
export async function enterTeamRooms(ctx: Context, teamId: string, people: readonly Person[]): Promise<void> {
  for (const room of await ctx.models.rooms.listTeamDefaults(teamId)) await enterQuietly(ctx, room, people);
}

/** Brings people into a room without a word of it in its history. */
export async function enterQuietly(ctx: Context, room: Room, people: readonly Person[]): Promise<void> {
  const added = await ctx.models.members.join(
    room._id,
    people.map((person) => newMember(ctx, room, person)),
  );
  if (added.length > 0) await ctx.models.rooms.changeMemberCount(room._id, added.length, ctx.clock.now());
}
