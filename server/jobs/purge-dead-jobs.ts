import type { RecurringJob } from './job.ts';

const KEPT_MS = 90 * 86_400_000;

/** What is done is forgotten by the store after a week; what failed for good stays longer, for somebody to look at. */
export const purgeDeadJobs: RecurringJob = {
  kind: 'purge-dead-jobs',
  everyMs: 86_400_000,
  run: (ctx) => ctx.models.jobs.removeDeadBefore(new Date(ctx.clock.now().getTime() - KEPT_MS)),
};
