import { readAll } from '../../../domain/notifications/index.ts';
import { method } from '../method.ts';

export const roomReadAll = method({
  event: 'room:read-all',
  access: 'user',
  async handle({ ctx, actor }) {
    return readAll(ctx, actor);
  },
});
