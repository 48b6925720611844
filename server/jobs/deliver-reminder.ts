import { deliverReminder } from '../domain/reminders/index.ts';
import { numberOf, textOf, type QueuedJob } from './job.ts';

export const deliverReminderJob: QueuedJob = {
  kind: 'deliver-reminder',
  run: (ctx, payload) =>
    deliverReminder(ctx, { reminderId: textOf(payload, 'reminderId'), revision: numberOf(payload, 'revision') }),
};
