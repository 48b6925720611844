import { z } from 'zod';
import { setOpen } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** Brings a room back into one's list (`open`), or puts it away (`close`). Membership stays. */
export function showOf(family: Family, verb: 'open' | 'close') {
  return endpoint({
    route: `POST /api/v1/${family}.${verb}`,
    access: 'user',
    body: z.object(roomSelector),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      await setOpen(ctx, actor, { roomId: room._id, open: verb === 'open' });
      return {};
    },
  });
}
