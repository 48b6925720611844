import { removeOldExports } from '../domain/export/index.ts';
import type { RecurringJob } from './job.ts';

export const removeOldExportsJob: RecurringJob = {
  kind: 'remove-old-exports',
  everyMs: 3_600_000,
  run: (ctx) => removeOldExports(ctx),
};
