import { z } from 'zod';
import { inviteToRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { selectUsers, userListSelector } from '../select-user.ts';
import { kinds, nouns } from './families.ts';

export function inviteOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `POST /api/v1/${family}.invite`,
    access: 'user',
    body: z.object({ ...userListSelector, roomId: roomSelector.roomId, roomName: roomSelector.roomName }),
    async handle({ ctx, actor, body }) {
      const { roomId, roomName, ...people } = body;
      const { room } = await selectRoom(ctx, actor, kinds[family], { roomId, roomName });
      const users = await selectUsers(ctx, actor, people);
      const changed = await inviteToRoom(ctx, actor, { roomId: room._id, userIds: users.map((user) => user._id) });
      return { [nouns[family]]: await presentRoom(ctx, actor, changed) };
    },
  });
}
