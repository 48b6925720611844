import { z } from 'zod';
import { addEverybody } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, nouns } from './families.ts';

/** Brings everybody in. Who is not active cannot be brought in anyway. */
export function addAllOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `POST /api/v1/${family}.addAll`,
    access: { permission: 'add-all-to-room' },
    body: z.object({ ...roomSelector, activeUsersOnly: flag.optional() }),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      const changed = await addEverybody(ctx, actor, { roomId: room._id });
      return { [nouns[family]]: await presentRoom(ctx, actor, changed) };
    },
  });
}
