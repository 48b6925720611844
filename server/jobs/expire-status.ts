import { expireStatus } from '../domain/presence/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const expireStatusJob: QueuedJob = {
  kind: 'expire-status',
  run: (ctx, payload) =>
    expireStatus(ctx, { userId: textOf(payload, 'userId'), expiresAt: new Date(textOf(payload, 'expiresAt')) }),
};
