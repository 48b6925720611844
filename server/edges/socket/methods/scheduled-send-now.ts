import { sendScheduledNow } from '../../../domain/scheduled/index.ts';
import { method } from '../method.ts';
import { presentScheduled } from '../present-later.ts';

export const scheduledSendNow = method({
  event: 'scheduled:send-now',
  access: 'user',
  sends: true,
  handle: async ({ ctx, actor, input }) => presentScheduled(await sendScheduledNow(ctx, actor, input)),
});
