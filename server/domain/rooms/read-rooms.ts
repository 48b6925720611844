import { DomainError } from '../../contracts/errors.ts';
import type { RoomRole } from '../../contracts/room.ts';
import type { Member } from '../../models/members.ts';
import type { RoomOrder } from '../../models/room-lists.ts';
import { fold } from '../../models/search-keys.ts';
import type { Room } from '../../models/rooms.ts';
import type { User } from '../../models/users.ts';
import {
  accessDoor,
  accessRoom,
  accessRoomAsMember,
  can,
  requirePermission,
  visibleRooms,
  type RoomAccess,
} from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { RoomAndMember } from './create-room.ts';

interface PageRequest {
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
}

/** One room that the actor may see, if only its door, by id or by the name of a channel or group. */
export async function getRoom(
  ctx: Context,
  actor: Actor,
  by: { readonly roomId: string } | { readonly name: string },
): Promise<RoomAccess> {
  if ('roomId' in by) return accessDoor(ctx, actor, by.roomId);
  const room = await ctx.models.rooms.findByNameKey(fold(by.name.replace(/^#/, '')));
  if (room === null) throw new DomainError('room-not-found');
  return accessDoor(ctx, actor, room._id);
}

/** All rooms that the actor is in, with their place in each. */
export async function listJoined(ctx: Context, actor: Actor): Promise<RoomAndMember[]> {
  return withRooms(ctx, await ctx.models.members.listOfUser(actor.id));
}

export function listJoinedIds(ctx: Context, actor: Pick<Actor, 'id'>): Promise<readonly string[]> {
  return ctx.models.members.roomIdsOfUser(actor.id);
}

/**
 * What moved in the actor's rooms since a moment: places that changed or whose room did (a message counts), and places that
 * were left.
 */
export async function listJoinedSince(
  ctx: Context,
  actor: Actor,
  since: Date,
): Promise<{ readonly changed: readonly RoomAndMember[]; readonly left: readonly Member[] }> {
  const [own, moved] = await Promise.all([
    listJoined(ctx, actor),
    ctx.models.members.listChangedOfUser(actor.id, since),
  ]);
  const movedRooms = new Set(moved.map((member) => member.roomId));
  return {
    changed: own.filter(
      ({ room }) =>
        movedRooms.has(room._id) ||
        room.updatedAt > since ||
        (room.lastMessageAt !== null && room.lastMessageAt > since),
    ),
    left: moved.filter((member) => member.leftAt !== null),
  };
}

/** Channels that the actor may find, joined or not. */
export async function directoryOfRooms(
  ctx: Context,
  actor: Actor,
  page: PageRequest & { readonly order?: RoomOrder | undefined; readonly withoutTeams?: boolean },
): Promise<{ readonly rooms: readonly RoomAccess[]; readonly total: number }> {
  requirePermission(ctx, actor, 'view-c-room');
  const sight = { ...(await sightOf(ctx, actor)), withoutTeams: page.withoutTeams ?? false };
  const prefix = fold(page.filter.replace(/^#/, ''));
  const { rooms, total } = await ctx.models.rooms.searchChannels(prefix, page, sight, page.order);
  return { rooms: await visibleRooms(ctx, actor, rooms), total };
}

/** Which teams' channels somebody sees, and from which rooms they are banned. A team has the id of its main room. */
async function sightOf(ctx: Context, actor: Actor) {
  const [ownIds, publicIds, bannedIds] = await Promise.all([
    ctx.models.members.roomIdsOfUser(actor.id),
    ctx.models.rooms.publicTeamIds(),
    ctx.models.members.bannedRoomIds(actor.id),
  ]);
  const banned = new Set(bannedIds);
  return { teamIds: [...ownIds, ...publicIds.filter((id) => !banned.has(id))], bannedIds };
}

type MemberAndUser = { readonly member: Member; readonly user: User };

/**
 * One page of a room's members, by username, for whoever sees the room; of a broadcast room for whoever may see its list. With
 * `roles` only those who hold one of them: these everybody may know.
 */
export async function listMembers(
  ctx: Context,
  actor: Actor,
  input: PageRequest & {
    readonly roomId: string;
    readonly roles?: readonly RoomRole[] | undefined;
    /** Those who hold a role come before the others. */
    readonly byRole?: boolean | undefined;
  },
): Promise<{ readonly members: readonly MemberAndUser[]; readonly total: number }> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (input.roles !== undefined) {
    const holders = await withUsers(ctx, await ctx.models.members.listWithRoles(room._id, input.roles));
    const members = holders.filter(({ user }) => user.active);
    return { members: members.slice(input.offset, input.offset + input.limit), total: members.length };
  }
  if (room.broadcast && !can(ctx, actor, 'view-broadcast-member-list', member))
    throw new DomainError('not-allowed', { permission: 'view-broadcast-member-list' });
  const prefix = fold(input.filter.replace(/^@/, ''));
  const page = input.byRole === true ? ctx.models.members.pageByRole : ctx.models.members.page;
  const { members, total } = await page(room._id, prefix, input);
  return { members: await withUsers(ctx, members), total };
}

async function withUsers(ctx: Context, members: readonly Member[]): Promise<MemberAndUser[]> {
  const found = await ctx.models.users.findMany(members.map((member) => member.userId));
  const users = new Map(found.map((user) => [user._id, user]));
  return members.flatMap((member) => {
    const user = users.get(member.userId);
    return user === undefined ? [] : [{ member, user }];
  });
}

/** The actor's places in these rooms, by room. */
export async function getOwnPlaces(
  ctx: Context,
  actor: Actor,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, Member>> {
  const places = await ctx.models.members.listOfUserIn(actor.id, roomIds);
  return new Map(places.map((member) => [member.roomId, member]));
}

/** Somebody else's place in a room, for administrators. */
export async function getAnyPlace(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly userId: string },
): Promise<RoomAccess> {
  requirePermission(ctx, actor, 'view-room-administration');
  const { room } = await accessDoor(ctx, actor, input.roomId);
  return { room, member: await ctx.models.members.find(room._id, input.userId) };
}

/** Whether a room would be without an owner if this member went. */
export async function isLastOwner(ctx: Context, room: Room, member: Member | null): Promise<boolean> {
  if (member?.roles.includes('owner') !== true) return false;
  return (await ctx.models.members.countOwners(room._id)) <= 1;
}

export async function getOwnPlace(ctx: Context, actor: Actor, roomId: string): Promise<RoomAndMember> {
  return accessRoomAsMember(ctx, actor, roomId);
}

async function withRooms(ctx: Context, members: readonly Member[]): Promise<RoomAndMember[]> {
  const rooms = new Map(
    (await ctx.models.rooms.findMany(members.map((member) => member.roomId))).map((room) => [room._id, room]),
  );
  return members.flatMap((member) => {
    const room = rooms.get(member.roomId);
    return room === undefined ? [] : [{ room, member }];
  });
}
