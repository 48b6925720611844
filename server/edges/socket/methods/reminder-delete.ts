import { deleteReminder } from '../../../domain/reminders/index.ts';
import { method } from '../method.ts';
import { presentReminder } from '../present-later.ts';

export const reminderDelete = method({
  event: 'reminder:delete',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentReminder(await deleteReminder(ctx, actor, input)),
});
