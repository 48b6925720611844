import { undoReadAll } from '../../../domain/notifications/index.ts';
import { method } from '../method.ts';

export const roomRestoreRead = method({
  event: 'room:restore-read',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await undoReadAll(ctx, actor, input);
    return {};
  },
});
