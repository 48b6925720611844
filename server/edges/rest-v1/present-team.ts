import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import type { Room } from '../../domain/rooms/index.ts';
import { countTeamRooms } from '../../domain/teams/index.ts';
import { getUsers } from '../../domain/users/index.ts';

/** Teams as Rocket.Chat's clients know them; here a team is its main room. */
export async function presentTeams(ctx: Context, actor: Actor, teams: readonly Room[]) {
  const [creators, rooms] = await Promise.all([
    getUsers(ctx, actor, [...new Set(teams.map((team) => team.creatorId))]),
    countTeamRooms(ctx, teams),
  ]);
  const byId = new Map(creators.map((user) => [user._id, user]));
  return teams.map((team) => ({
    _id: team._id,
    name: team.name,
    type: team.kind === 'channel' ? 0 : 1,
    roomId: team._id,
    createdAt: team.createdAt.toISOString(),
    createdBy: { _id: team.creatorId, username: byId.get(team.creatorId)?.username ?? '' },
    _updatedAt: team.updatedAt.toISOString(),
    rooms: rooms.get(team._id) ?? 0,
    numberOfUsers: team.memberCount,
  }));
}

export async function presentTeam(ctx: Context, actor: Actor, team: Room) {
  return (await presentTeams(ctx, actor, [team]))[0];
}
