import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, accessRoomAsMember, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import type { RoomAndMember } from './create-room.ts';
import { newMember } from './new-room.ts';

/** Joins a channel; being in already is no failure. */
export async function joinRoom(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<RoomAndMember> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (member !== null) return { room, member };
  if (room.archived) throw new DomainError('room-archived');

  const entered = await enter(ctx, room, actor);
  const joined = await ctx.models.members.find(room._id, actor.id);
  if (joined === null) throw new DomainError('room-not-found');
  return { room: entered ?? room, member: joined };
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
  await postSystemMessage(ctx, actor, room._id, 'user-left');
}

/** Adds people to a channel or group. Those who are in already are passed over. */
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
    // Whoever is in a channel may bring somebody: they could come by themselves.
    if (room.kind === 'group') requirePermission(ctx, actor, 'add-user-to-joined-room', member);
  }

  const users = (await ctx.models.users.findMany(input.userIds)).filter((user) => user.active);
  if (users.length === 0) throw new DomainError('user-not-found');
  const added = new Set(
    await ctx.models.members.join(
      room._id,
      users.map((user) => newMember(ctx, room, { id: user._id, username: user.username, name: user.name })),
    ),
  );
  if (added.size === 0) return room;

  const counted = await ctx.models.rooms.changeMemberCount(room._id, added.size, ctx.clock.now());
  // Written together: the room's line keeps their order and takes them in a few writes.
  await Promise.all(
    users
      .filter(({ _id }) => added.has(_id))
      .map(({ username }) => postSystemMessage(ctx, actor, room._id, 'user-added', { username })),
  );
  return counted ?? room;
}

/** Brings a new person into the rooms that everybody is in. */
export async function joinDefaultRooms(ctx: Context, actor: Actor): Promise<void> {
  for (const room of await ctx.models.rooms.findDefaults()) await enter(ctx, room, actor);
}

/** @returns the room as it is counted now; null when the person was in already. */
async function enter(ctx: Context, room: Room, actor: Actor): Promise<Room | null> {
  const added = await ctx.models.members.join(room._id, [newMember(ctx, room, actor)]);
  if (added.length === 0) return null;
  const counted = await ctx.models.rooms.changeMemberCount(room._id, 1, ctx.clock.now());
  await postSystemMessage(ctx, actor, room._id, 'user-joined');
  return counted;
}

/** Ends somebody's membership and counts it. */
export async function removeMember(ctx: Context, room: Room, userId: string): Promise<void> {
  const now = ctx.clock.now();
  const left = await ctx.models.members.leave(room._id, userId, now);
  if (left !== null) await ctx.models.rooms.changeMemberCount(room._id, -1, now);
}
