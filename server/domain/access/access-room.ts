import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { can } from './can.ts';

/** A room together with the actor's place in it; null when they only look at it from outside. */
export interface RoomAccess {
  readonly room: Room;
  readonly member: Member | null;
}

export interface MemberAccess extends RoomAccess {
  readonly member: Member;
}

/**
 * The one gate to rooms. What the actor may not see does not exist: the answer for a private room of others and for an id that
 * nobody ever used is the same.
 */
export async function accessRoom(ctx: Context, actor: Actor, roomId: string): Promise<RoomAccess> {
  const [room, member] = await Promise.all([ctx.models.rooms.find(roomId), ctx.models.members.find(roomId, actor.id)]);
  if (room === null || !maySee(ctx, actor, room, member)) throw new DomainError('room-not-found');
  return { room, member };
}

/** As `accessRoom`, for what only members may do. */
export async function accessRoomAsMember(ctx: Context, actor: Actor, roomId: string): Promise<MemberAccess> {
  const { room, member } = await accessRoom(ctx, actor, roomId);
  if (member === null) throw new DomainError('not-a-member');
  return { room, member };
}

/** As `accessRoomAsMember`, for writing into the room. */
export async function accessRoomToPost(ctx: Context, actor: Actor, roomId: string): Promise<MemberAccess> {
  const access = await accessRoomAsMember(ctx, actor, roomId);
  if (access.room.archived) throw new DomainError('room-archived');
  if (access.room.readOnly && !can(ctx, actor, 'post-readonly', access.member)) throw new DomainError('room-read-only');
  if (access.member.muted) throw new DomainError('not-allowed');
  return access;
}

/** Keeps the rooms that the actor may see, with their place in each; for lists. */
export async function visibleRooms(ctx: Context, actor: Actor, rooms: readonly Room[]): Promise<RoomAccess[]> {
  const memberships = await ctx.models.members.listOfUserIn(
    actor.id,
    rooms.map((room) => room._id),
  );
  const byRoom = new Map(memberships.map((member) => [member.roomId, member]));
  return rooms
    .map((room) => ({ room, member: byRoom.get(room._id) ?? null }))
    .filter(({ room, member }) => maySee(ctx, actor, room, member));
}

function maySee(ctx: Context, actor: Actor, room: Room, member: Member | null): boolean {
  if (member !== null) return true;
  return room.kind === 'channel' && can(ctx, actor, 'view-c-room');
}
