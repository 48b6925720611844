import type { Room } from '../../models/rooms.ts';
import type { RoomOrder } from '../../models/room-lists.ts';
import { fold } from '../../models/search-keys.ts';
import { requirePermission, visibleRooms, type RoomAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

interface Asked {
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
  readonly order?: RoomOrder | undefined;
}

interface Teams {
  readonly teams: readonly RoomAccess[];
  readonly total: number;
}

/** Teams that the actor may find: public ones, and their own. */
export async function directoryOfTeams(ctx: Context, actor: Actor, asked: Asked): Promise<Teams> {
  requirePermission(ctx, actor, 'view-c-room');
  const own = await ctx.models.members.roomIdsOfUser(actor.id);
  const { rooms, total } = await ctx.models.rooms.searchTeams(fold(asked.filter), asked, own, asked.order);
  return { teams: await visibleRooms(ctx, actor, rooms), total };
}

/** The teams that the actor is in. */
export async function listOwnTeams(ctx: Context, actor: Actor): Promise<readonly Room[]> {
  const own = await ctx.models.members.roomIdsOfUser(actor.id);
  const rooms = await ctx.models.rooms.findMany(own);
  return rooms.filter((room) => room.isTeamMain).sort((a, b) => a.name.localeCompare(b.name));
}

/** Every team there is. */
export async function listAllTeams(ctx: Context, actor: Actor, asked: Asked) {
  requirePermission(ctx, actor, 'view-all-teams');
  const { rooms, total } = await ctx.models.rooms.searchTeams(fold(asked.filter), asked, null);
  return { teams: rooms, total };
}

/** How many rooms some teams have beside their main rooms. */
export async function countTeamRooms(ctx: Context, teams: readonly Room[]): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(teams.map((team) => ctx.models.rooms.countOfTeam(team._id)));
  return new Map(teams.map((team, at) => [team._id, counts[at] ?? 0]));
}

/** The team that a room belongs to, when the actor may see that too. */
export async function teamOf(ctx: Context, actor: Actor, room: Room): Promise<Room | null> {
  if (room.teamId === null) return null;
  if (room.isTeamMain) return room;
  const team = await ctx.models.rooms.find(room.teamId);
  return team === null ? null : ((await visibleRooms(ctx, actor, [team]))[0]?.room ?? null);
}
