import { lookAfterImports } from '../domain/import/index.ts';
import type { RecurringJob } from './job.ts';

export const lookAfterImportsJob: RecurringJob = {
  kind: 'look-after-imports',
  everyMs: 30_000,
  run: (ctx) => lookAfterImports(ctx),
};
