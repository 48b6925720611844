import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { visibleRooms } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export type RoomCatchUp =
  | { readonly roomId: string; readonly room: Room; readonly messages: readonly Message[] }
  | { readonly roomId: string; readonly room: Room; readonly reset: true }
  | { readonly roomId: string; readonly gone: true };

/** Past this many changes it is cheaper to load the newest page anew. */
const MOST_CHANGES = 500;

/**
 * What a client missed: it names the rev up to which it holds each room. New, edited and deleted messages come from one indexed
 * query per room that moved; a room that the actor may no longer see is `gone`.
 */
export async function catchUp(ctx: Context, actor: Actor, held: ReadonlyMap<string, number>): Promise<RoomCatchUp[]> {
  const rooms = await ctx.models.rooms.findMany([...held.keys()]);
  const visible = new Map((await visibleRooms(ctx, actor, rooms)).map(({ room }) => [room._id, room]));

  return Promise.all(
    [...held].map(async ([roomId, rev]): Promise<RoomCatchUp> => {
      const room = visible.get(roomId);
      if (room === undefined) return { roomId, gone: true };
      if (room.rev <= rev) return { roomId, room, messages: [] };
      const messages = await ctx.models.messages.changedSinceRev(roomId, rev, MOST_CHANGES + 1);
      return messages.length > MOST_CHANGES ? { roomId, room, reset: true } : { roomId, room, messages };
    }),
  );
}
