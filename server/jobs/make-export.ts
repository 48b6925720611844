import { makeExport } from '../domain/export/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const makeExportJob: QueuedJob = {
  kind: 'make-export',
  run: (ctx, payload) => makeExport(ctx, textOf(payload, 'exportId')),
};
