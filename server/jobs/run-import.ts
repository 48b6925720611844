import { workOnImport } from '../domain/import/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const runImportJob: QueuedJob = {
  kind: 'run-import',
  run: (ctx, payload) => workOnImport(ctx, textOf(payload, 'importId')),
};
