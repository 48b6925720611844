import { scheduleMessage } from '../../../domain/scheduled/index.ts';
import { method } from '../method.ts';
import { presentScheduled } from '../present-later.ts';

export const scheduledCreate = method({
  event: 'scheduled:create',
  access: 'user',
  sends: true,
  handle: async ({ ctx, actor, input }) =>
    presentScheduled(await scheduleMessage(ctx, actor, { ...input, dueAt: new Date(input.dueAt) })),
});
