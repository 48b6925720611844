import { removeFilesOf } from '../domain/files/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const removeFilesJob: QueuedJob = {
  kind: 'remove-files',
  run: (ctx, payload) => removeFilesOf(ctx, textOf(payload, 'messageId')),
};
