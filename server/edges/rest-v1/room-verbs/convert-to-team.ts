import { z } from 'zod';
import { convertToTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentTeam } from '../present-team.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds } from './families.ts';

const { roomId, roomName } = roomSelector;

/** Makes a team of a room. It is named as everywhere, or by the names that only this endpoint has. */
export function convertToTeamOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `POST /api/v1/${family}.convertToTeam`,
    access: 'user',
    body: z.object({ roomId, roomName, channelId: roomId, channelName: roomName }),
    async handle({ ctx, actor, body }) {
      const named = { roomId: body.roomId ?? body.channelId, roomName: body.roomName ?? body.channelName };
      const { room } = await selectRoom(ctx, actor, kinds[family], named);
      return { team: await presentTeam(ctx, actor, await convertToTeam(ctx, actor, { roomId: room._id })) };
    },
  });
}
