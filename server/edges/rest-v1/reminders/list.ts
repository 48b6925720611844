import { listReminders } from '../../../domain/reminders/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentReminder } from '../present-later.ts';

/** One's own reminders that are not done, next first. */
export const remindersList = endpoint({
  route: 'GET /api/v1/reminders.list',
  access: 'user',
  async handle({ ctx, actor }) {
    return { reminders: (await listReminders(ctx, actor)).map(presentReminder) };
  },
});
