import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, nouns, type Family } from './families.ts';

export function infoOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.info`,
    access: 'user',
    query: z.object(roomSelector),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      return { [nouns[family]]: await presentRoom(ctx, actor, room) };
    },
  });
}
