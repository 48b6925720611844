import { z } from 'zod';
import { setArchived } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds } from './families.ts';

/** Closes a room to new messages, or opens it again. */
export function archivingOf(family: 'channels' | 'groups', verb: 'archive' | 'unarchive') {
  return endpoint({
    route: `POST /api/v1/${family}.${verb}`,
    access: 'user',
    body: z.object(roomSelector),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      await setArchived(ctx, actor, { roomId: room._id, archived: verb === 'archive' });
      return {};
    },
  });
}
