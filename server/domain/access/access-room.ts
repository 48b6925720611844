import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { can } from './can.ts';
import { surroundingsOf, viewFromOutside, type View } from './view-from-outside.ts';

/** A room together with the actor's place in it; null when they only look at it from outside. */
export interface RoomAccess {
  readonly room: Room;
  readonly member: Member | null;
}

export interface MemberAccess extends RoomAccess {
  readonly member: Member;
}

/**
 * The one gate to rooms and to everything in them. What the actor may not see does not exist: the answer for a private room of
 * others and for an id that nobody ever used is the same.
 */
export async function accessRoom(ctx: Context, actor: Actor, roomId: string): Promise<RoomAccess> {
  const { view, ...access } = await look(ctx, actor, roomId);
  if (view !== 'inside') throw new DomainError('room-not-found');
  return access;
}

/** As `accessRoom`, also for rooms of which the actor knows the door alone: they ask for a code. Nothing said in them is told. */
export async function accessDoor(
  ctx: Context,
  actor: Actor,
  roomId: string,
): Promise<RoomAccess & { readonly view: 'inside' | 'door' }> {
  const { room, member, view } = await look(ctx, actor, roomId);
  if (view === 'nothing') throw new DomainError('room-not-found');
  return { room: view === 'door' ? doorOf(room) : room, member, view };
}

/** As `accessRoom`, for what only members may do. */
export async function accessRoomAsMember(ctx: Context, actor: Actor, roomId: string): Promise<MemberAccess> {
  const { room, member } = await accessRoom(ctx, actor, roomId);
  if (member === null) throw new DomainError('not-a-member');
  return { room, member };
}

/** As `accessRoomAsMember`, for writing into the room. A discussion is as closed as the room it belongs to. */
export async function accessRoomToPost(ctx: Context, actor: Actor, roomId: string): Promise<MemberAccess> {
  const access = await accessRoomAsMember(ctx, actor, roomId);
  if (access.room.archived) throw new DomainError('room-archived');
  if (access.room.parentRoomId !== null) {
    const parent = await ctx.models.rooms.find(access.room.parentRoomId);
    if (parent === null || parent.archived) throw new DomainError('room-archived');
  }
  if (access.room.readOnly && !can(ctx, actor, 'post-readonly', access.member)) throw new DomainError('room-read-only');
  if (access.member.muted) throw new DomainError('not-allowed');
  return access;
}

/** Keeps the rooms that the actor may see, if only their door, with their place in each; for lists. */
export async function visibleRooms(ctx: Context, actor: Actor, rooms: readonly Room[]): Promise<RoomAccess[]> {
  const around = await surroundingsOf(ctx, actor, rooms);
  return rooms.flatMap((room) => {
    const member = around.membership(room._id);
    const view = member !== null ? 'inside' : viewFromOutside(ctx, actor, room, around);
    return view === 'nothing' ? [] : [{ room: view === 'door' ? doorOf(room) : room, member }];
  });
}

async function look(ctx: Context, actor: Actor, roomId: string): Promise<RoomAccess & { readonly view: View }> {
  const [room, place] = await Promise.all([
    ctx.models.rooms.find(roomId),
    ctx.models.members.findEver(roomId, actor.id),
  ]);
  if (room === null) throw new DomainError('room-not-found');
  if (place !== null && place.leftAt === null) return { room, member: place, view: 'inside' };
  const around = await surroundingsOf(ctx, actor, [room], place === null ? [] : [place]);
  return { room, member: null, view: viewFromOutside(ctx, actor, room, around) };
}

/** What may be known of a room before one is let in. */
function doorOf(room: Room): Room {
  return { ...room, lastMessage: null, announcement: '' };
}
