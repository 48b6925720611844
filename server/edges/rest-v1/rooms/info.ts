import { z } from 'zod';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { parentOf } from '../../../domain/discussions/index.ts';
import { getRoom, type Room } from '../../../domain/rooms/index.ts';
import { teamOf } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { refusal } from '../refuse.ts';
import { roomSelector } from '../select-room.ts';

/** Any room that one may see, with what it belongs to. */
export const roomsInfo = endpoint({
  route: 'GET /api/v1/rooms.info',
  access: 'user',
  query: z.object({ roomId: roomSelector.roomId, roomName: roomSelector.roomName }),
  async handle({ ctx, actor, query: { roomId, roomName } }) {
    const by = roomId !== undefined ? { roomId } : roomName !== undefined ? { name: roomName } : null;
    if (by === null) throw refusal('error-roomid-param-not-provided', 'Name the room by roomId or roomName');
    const { room } = await getRoom(ctx, actor, by);
    return { room: await presentRoom(ctx, actor, room), ...(await above(ctx, actor, room)) };
  },
});

async function above(ctx: Context, actor: Actor, room: Room) {
  const [team, parent] = await Promise.all([teamOf(ctx, actor, room), parentOf(ctx, actor, room)]);
  return {
    ...(team === null
      ? {}
      : { team: { _id: team._id, name: team.name, type: team.kind === 'channel' ? 0 : 1, roomId: team._id } }),
    ...(parent === null
      ? {}
      : {
          parent: {
            _id: parent._id,
            name: parent.name,
            fname: parent.displayName,
            t: parent.kind === 'channel' ? 'c' : parent.kind === 'group' ? 'p' : 'd',
          },
        }),
  };
}
