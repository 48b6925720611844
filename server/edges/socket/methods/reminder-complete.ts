import { completeReminder } from '../../../domain/reminders/index.ts';
import { method } from '../method.ts';
import { presentReminder } from '../present-later.ts';

export const reminderComplete = method({
  event: 'reminder:complete',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentReminder(await completeReminder(ctx, actor, input)),
});
