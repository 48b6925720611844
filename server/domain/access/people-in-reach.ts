import type { Room } from '../../models/rooms.ts';
import type { Context } from '../context.ts';

/**
 * Who of some people may be brought into what belongs to a room (a discussion of it): those who are in the room, and where it is
 * open to everybody all but the banned.
 */
export async function peopleInReach(ctx: Context, room: Room, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const isOpen = room.kind === 'channel' && room.joinCodeHash === null;
  if (isOpen && (room.teamId === null || (await isPublicTeam(ctx, room.teamId)))) {
    const banned = await ctx.models.members.bannedAmong(room._id, userIds);
    return new Set(userIds.filter((id) => !banned.has(id)));
  }
  const inside = await ctx.models.members.listOfRoom(room._id, userIds);
  const team =
    isOpen && room.teamId !== null && room.teamId !== room._id
      ? await ctx.models.members.listOfRoom(room.teamId, userIds)
      : [];
  const banned = team.length === 0 ? new Set() : await ctx.models.members.bannedAmong(room._id, userIds);
  return new Set([...inside, ...team].map((member) => member.userId).filter((id) => !banned.has(id)));
}

/** Who of some people may be brought into a room of a team: into those of a private team only its own people. */
export async function peopleOfTeam(ctx: Context, teamId: string, userIds: readonly string[]): Promise<Set<string>> {
  if (await isPublicTeam(ctx, teamId)) return new Set(userIds);
  return new Set((await ctx.models.members.listOfRoom(teamId, userIds)).map((member) => member.userId));
}

async function isPublicTeam(ctx: Context, teamId: string): Promise<boolean> {
  return (await ctx.models.rooms.find(teamId))?.kind === 'channel';
}
