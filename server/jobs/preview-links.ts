import { previewLinks } from '../domain/previews/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const previewLinksJob: QueuedJob = {
  kind: 'preview-links',
  run: (ctx, payload) => previewLinks(ctx, textOf(payload, 'messageId')),
};
