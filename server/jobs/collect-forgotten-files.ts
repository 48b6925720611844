import { collectForgotten } from '../domain/files/index.ts';
import type { RecurringJob } from './job.ts';

export const collectForgottenFiles: RecurringJob = {
  kind: 'collect-forgotten-files',
  everyMs: 3_600_000,
  run: (ctx) => collectForgotten(ctx),
};
