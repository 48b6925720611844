import { missCall } from '../domain/video/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const missCallJob: QueuedJob = {
  kind: 'miss-call',
  run: (ctx, payload) => missCall(ctx, { callId: textOf(payload, 'callId') }),
};
