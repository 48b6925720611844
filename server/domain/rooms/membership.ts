import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import type { User } from '../../models/users.ts';
import { accessDoor, accessRoom, accessRoomAsMember, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import type { RoomAndMember } from './create-room.ts';
import { requireJoinCode } from './join-code.ts';
import { newMember } from './new-room.ts';
import { enterTeamRooms, whoMayBeIn } from './team-place.ts';

/** Joins a channel, or what belongs to a room one sees; being in already is no failure. */
export async function joinRoom(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly joinCode?: string | undefined },
): Promise<RoomAndMember> {
  const { room, member, view } = await accessDoor(ctx, actor, input.roomId);
  if (member !== null) return { room, member };
  if (room.archived) throw new DomainError('room-archived');
  if (view === 'door') await requireJoinCode(ctx, actor, room, input.joinCode ?? '');
  return enterRoom(ctx, actor, room);
}

/** As `joinRoom`, for whoever has made sure already that the actor may come in. */
export async function enterRoom(ctx: Context, actor: Actor, room: Room): Promise<RoomAndMember> {
  await enter(ctx, room, actor);
  const [now, joined] = await Promise.all([
    ctx.models.rooms.find(room._id),
    ctx.models.members.find(room._id, actor.id),
  ]);
  if (now === null || joined === null) throw new DomainError('room-not-found');
  return { room: now, member: joined };
}

export async function leaveRoom(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<void> {
  const { room, member } = await accessRoomAsMember(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, room.kind === 'channel' ? 'leave-c' : 'leave-p', member);
  if (
    member.roles.includes('owner') &&
    room.memberCount > 1 &&
    (await ctx.models.members.countOwners(room._id)) === 1
  ) {
    throw new DomainError('last-owner');
  }

  await removeMember(ctx, room, actor.id);
  await postSystemMessage(ctx, actor, room._id, room.isTeamMain ? 'user-left-team' : 'user-left');
}

/** Adds people to a channel or group. Those who are in already, and those who may not be in it, are passed over. */
export async function inviteToRoom(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly userIds: readonly string[] },
): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  if (room.archived) throw new DomainError('room-archived');
  const anywhere = can(ctx, actor, room.kind === 'channel' ? 'add-user-to-any-c-room' : 'add-user-to-any-p-room');
  if (!anywhere) {
    if (member === null) throw new DomainError('not-a-member');
    // Whoever is in a channel or discussion may bring somebody who could come by themselves.
    const byInvitation = (room.kind === 'group' && room.parentRoomId === null) || room.joinCodeHash !== null;
    if (byInvitation) requirePermission(ctx, actor, 'add-user-to-joined-room', member);
  }

  const users = (await ctx.models.users.findMany(input.userIds)).filter((user) => user.active);
  if (users.length === 0) throw new DomainError('user-not-found');
  return (await bringIn(ctx, actor, room, users)) ?? room;
}

/** @returns the room as it is counted now; null when all of them were in already. */
export async function bringIn(ctx: Context, actor: Actor, room: Room, users: readonly User[]): Promise<Room | null> {
  const welcome = await whoMayBeIn(ctx, room, users);
  const added = new Set(
    await ctx.models.members.join(
      room._id,
      welcome.map((user) => newMember(ctx, room, { id: user._id, username: user.username, name: user.name })),
    ),
  );
  if (added.size === 0) return null;

  const counted = await ctx.models.rooms.changeMemberCount(room._id, added.size, ctx.clock.now());
  const arrived = welcome.filter(({ _id }) => added.has(_id));
  // Written together: the room's line keeps their order and takes them in a few writes.
  const kind = room.isTeamMain ? 'user-added-to-team' : 'user-added';
  await Promise.all(arrived.map(({ username }) => postSystemMessage(ctx, actor, room._id, kind, { username })));
  if (room.isTeamMain)
    await enterTeamRooms(
      ctx,
      room._id,
      arrived.map(({ _id: id, username, name }) => ({ id, username, name })),
    );
  return counted;
}

/** Brings a new person into the rooms that everybody is in. */
export async function joinDefaultRooms(ctx: Context, actor: Actor): Promise<void> {
  for (const room of await ctx.models.rooms.findDefaults()) await enter(ctx, room, actor);
}

async function enter(ctx: Context, room: Room, actor: Actor): Promise<void> {
  const added = await ctx.models.members.join(room._id, [newMember(ctx, room, actor)]);
  if (added.length === 0) return;
  await ctx.models.rooms.changeMemberCount(room._id, 1, ctx.clock.now());
  await postSystemMessage(ctx, actor, room._id, room.isTeamMain ? 'user-joined-team' : 'user-joined');
  if (room.isTeamMain) await enterTeamRooms(ctx, room._id, [actor]);
}

/** Ends somebody's membership and counts it; whoever loses sight of a room loses its discussions with it. */
export async function removeMember(ctx: Context, room: Room, userId: string): Promise<void> {
  const now = ctx.clock.now();
  const left = await ctx.models.members.leave(room._id, userId, now);
  if (left !== null) await ctx.models.rooms.changeMemberCount(room._id, -1, now);
  if (room.parentRoomId === null && (room.kind !== 'channel' || room.joinCodeHash !== null))
    await leaveDiscussions(ctx, room, userId);
}

export async function leaveDiscussions(ctx: Context, room: Room, userId: string): Promise<void> {
  const now = ctx.clock.now();
  const ids = await ctx.models.rooms.discussionIds(room._id);
  if (ids.length === 0) return;
  const left = await ctx.models.members.leaveMany(ids, userId, now);
  await Promise.all(left.map((id) => ctx.models.rooms.changeMemberCount(id, -1, now)));
}
