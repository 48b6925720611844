import type { RoomKind } from '../../contracts/room.ts';
import type { Room } from '../../models/rooms.ts';
import { fold } from '../../models/search-keys.ts';
import { DomainError } from '../../contracts/errors.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface RoomsAsked {
  readonly kinds: readonly RoomKind[];
  readonly looks: readonly ('discussions' | 'teams')[];
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
}

/** Every room of the workspace, for administrators: that it is there, not what is said in it. */
export async function listAllRooms(
  ctx: Context,
  actor: Actor,
  asked: RoomsAsked,
): Promise<{ readonly rooms: readonly Room[]; readonly total: number }> {
  requirePermission(ctx, actor, 'view-room-administration');
  const { rooms, total } = await ctx.models.rooms.searchAll(asked, fold(asked.filter.replace(/^#/, '')), asked);
  return { rooms: rooms.map(withoutWords), total };
}

/** One room, as `listAllRooms` tells it. */
export async function getAnyRoom(ctx: Context, actor: Actor, roomId: string): Promise<Room> {
  requirePermission(ctx, actor, 'view-room-administration');
  const room = await ctx.models.rooms.find(roomId);
  if (room === null) throw new DomainError('room-not-found');
  return withoutWords(room);
}

function withoutWords(room: Room): Room {
  return { ...room, lastMessage: null };
}
