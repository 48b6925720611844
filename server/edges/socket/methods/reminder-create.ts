import { createReminder } from '../../../domain/reminders/index.ts';
import { method } from '../method.ts';
import { presentReminder } from '../present-later.ts';

export const reminderCreate = method({
  event: 'reminder:create',
  access: 'user',
  sends: true,
  handle: async ({ ctx, actor, input }) =>
    presentReminder(await createReminder(ctx, actor, { ...input, dueAt: new Date(input.dueAt) })),
});
