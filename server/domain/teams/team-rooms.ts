import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { fold } from '../../models/search-keys.ts';
import { accessRoom, can, requirePermission, visibleRooms, type RoomAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { enterQuietly } from '../rooms/index.ts';
import { accessTeam, accessTeamWith, type TeamReference } from './access-team.ts';

const AT_ONCE = 500;

/** Takes rooms into a team; whoever does it runs these rooms too. All of them fit, or none is taken. */
export async function addRoomsToTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly roomIds: readonly string[] },
): Promise<readonly Room[]> {
  const team = await accessTeamWith(ctx, actor, input.team, 'add-team-channel');
  const rooms: Room[] = [];
  for (const roomId of new Set(input.roomIds)) {
    const { room, member } = await accessRoom(ctx, actor, roomId);
    if (room.kind === 'direct') throw new DomainError('direct-room');
    requirePermission(ctx, actor, 'edit-room', member);
    if (room.parentRoomId !== null) throw new DomainError('not-allowed');
    if (room.teamId !== null) throw new DomainError('room-in-team');
    if (room.isDefault && team.room.kind !== 'channel') throw new DomainError('default-room');
    rooms.push(room);
  }
  return Promise.all(
    rooms.map(async (room) => {
      const changes = { teamId: team.room._id, isTeamDefault: false, updatedAt: ctx.clock.now() };
      const changed = await ctx.models.rooms.update(room._id, changes);
      await postSystemMessage(ctx, actor, team.room._id, 'team-room-added', { text: room.displayName });
      return changed ?? room;
    }),
  );
}

/** Takes a room out of its team; it stands by itself then. */
export async function removeRoomFromTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly roomId: string },
): Promise<Room> {
  const team = await accessTeamWith(ctx, actor, input.team, 'remove-team-channel');
  const room = await roomOf(ctx, team.room, input.roomId);
  const changes = { teamId: null, isTeamDefault: false, updatedAt: ctx.clock.now() };
  const changed = await ctx.models.rooms.update(room._id, changes);
  await postSystemMessage(ctx, actor, team.room._id, 'team-room-removed', { text: room.displayName });
  return changed ?? room;
}

/** Says whether everybody of a team is brought into one of its rooms; who is in the team already comes at once. */
export async function setTeamDefault(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly isDefault: boolean },
): Promise<Room> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  if (room.teamId === null || room.isTeamMain) throw new DomainError('team-not-found');
  await accessTeamWith(ctx, actor, { teamId: room.teamId }, 'edit-team-channel');
  if (room.isTeamDefault === input.isDefault) return room;
  const changes = { isTeamDefault: input.isDefault, updatedAt: ctx.clock.now() };
  const changed = (await ctx.models.rooms.update(room._id, changes)) ?? room;
  if (input.isDefault) await bringTeamIn(ctx, room.teamId, changed);
  return (await ctx.models.rooms.find(room._id)) ?? changed;
}

/** The rooms of a team that the actor sees: the open ones, those they are in, and all for whoever may see all. By name. */
export async function listTeamRooms(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly filter?: string | undefined },
): Promise<readonly RoomAccess[]> {
  const team = await accessTeam(ctx, actor, input.team);
  const all = (await ctx.models.rooms.listOfTeam(team.room._id)).filter((room) => matches(room, input.filter ?? ''));
  const visible = await visibleRooms(ctx, actor, all);
  if (!can(ctx, actor, 'view-all-team-channels', team.member)) return visible;
  const seen = new Map(visible.map((access) => [access.room._id, access]));
  // Whoever runs the team knows of all its rooms; what is said in them they see from inside only.
  return all.map((room) => seen.get(room._id) ?? { room: { ...room, lastMessage: null }, member: null });
}

/** Those of a team's rooms that one of its people is in, for whoever may take people out; of those that the actor sees. */
export async function listTeamRoomsOf(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly userId: string },
): Promise<readonly RoomAccess[]> {
  const team = await accessTeam(ctx, actor, input.team);
  if (input.userId !== actor.id && !can(ctx, actor, 'view-all-team-channels', team.member))
    throw new DomainError('not-allowed', { permission: 'view-all-team-channels' });
  const rooms = await listTeamRooms(ctx, actor, { team: { teamId: team.room._id } });
  const held = await ctx.models.members.listOfUserIn(
    input.userId,
    rooms.map(({ room }) => room._id),
  );
  const byRoom = new Map(held.map((member) => [member.roomId, member]));
  return rooms.flatMap(({ room }) => {
    const member = byRoom.get(room._id);
    return member === undefined ? [] : [{ room, member }];
  });
}

function matches(room: Room, filter: string): boolean {
  const prefix = fold(filter);
  return prefix === '' || room.searchKeys.some((key) => key.startsWith(prefix));
}

async function roomOf(ctx: Context, team: Room, roomId: string): Promise<Room> {
  const room = await ctx.models.rooms.find(roomId);
  if (room === null || room.teamId !== team._id || room.isTeamMain) throw new DomainError('room-not-found');
  return room;
}

async function bringTeamIn(ctx: Context, teamId: string, room: Room): Promise<void> {
  let last = '';
  for (;;) {
    const ids = await ctx.models.members.userIdsOf(teamId, last, AT_ONCE);
    const users = (await ctx.models.users.findMany(ids)).filter((user) => user.active);
    if (users.length > 0)
      await enterQuietly(
        ctx,
        room,
        users.map(({ _id: id, username, name }) => ({ id, username, name })),
      );
    if (ids.length < AT_ONCE) return;
    last = ids.at(-1) ?? '';
  }
}
