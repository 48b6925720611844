import { cancelScheduled } from '../../../domain/scheduled/index.ts';
import { method } from '../method.ts';
import { presentScheduled } from '../present-later.ts';

export const scheduledCancel = method({
  event: 'scheduled:cancel',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentScheduled(await cancelScheduled(ctx, actor, input)),
});
