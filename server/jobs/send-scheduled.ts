import { sendScheduled } from '../domain/scheduled/index.ts';
import { numberOf, textOf, type QueuedJob } from './job.ts';

export const sendScheduledJob: QueuedJob = {
  kind: 'send-scheduled',
  run: (ctx, payload) =>
    sendScheduled(ctx, { scheduledId: textOf(payload, 'scheduledId'), revision: numberOf(payload, 'revision') }),
};
