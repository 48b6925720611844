import { deliverOverdue } from '../domain/reminders/index.ts';
import { sendOverdue } from '../domain/scheduled/index.ts';
import type { RecurringJob } from './job.ts';

const EVERY_MS = 60_000;

/** What is due has its own job. This finds what has none because a process ended between two writes. */
export const catchUpLater: RecurringJob = {
  kind: 'catch-up-later',
  everyMs: EVERY_MS,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - EVERY_MS);
    await sendOverdue(ctx, before);
    await deliverOverdue(ctx, before);
  },
};
