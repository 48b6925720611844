import { z } from 'zod';
import { listMembers } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { WHOLE_LIST } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { refusal } from '../refuse.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds } from './families.ts';

const named = { _id: roomSelector.roomId, name: roomSelector.roomName };

/** Who of a room is here now. Of the old `query` the id or the name of the room is understood. */
export function onlineOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `GET /api/v1/${family}.online`,
    access: 'user',
    query: z.object({ ...roomSelector, ...named, query: jsonText(z.object(named)).optional() }),
    async handle({ ctx, actor, query: { query, ...plain } }) {
      const roomId = plain.roomId ?? plain._id ?? query?._id;
      const roomName = plain.roomName ?? plain.name ?? query?.name;
      if (roomId === undefined && roomName === undefined) throw refusal('error-invalid-query', 'Invalid query');
      const { room } = await selectRoom(ctx, actor, kinds[family], { roomId, roomName });
      const { members } = await listMembers(ctx, actor, { roomId: room._id, filter: '', ...WHOLE_LIST });
      const users = members.map(({ user }) => user);
      const presences = await presencesOf(ctx, actor, users);
      const here = users.filter((user) => presences(user._id).status !== 'offline');
      return { online: here.map(({ _id, username }) => ({ _id, username })) };
    },
  });
}
