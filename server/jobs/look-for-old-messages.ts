import { queueRetention, ROUND_MS } from '../domain/retention/index.ts';
import type { RecurringJob } from './job.ts';

export const lookForOldMessages: RecurringJob = {
  kind: 'look-for-old-messages',
  everyMs: ROUND_MS,
  run: (ctx) => queueRetention(ctx),
};
