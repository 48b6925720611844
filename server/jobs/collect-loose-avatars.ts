import { collectLooseAvatars } from '../domain/avatars/index.ts';
import type { RecurringJob } from './job.ts';

export const collectLooseAvatarsJob: RecurringJob = {
  kind: 'collect-loose-avatars',
  everyMs: 3_600_000,
  run: (ctx) => collectLooseAvatars(ctx),
};
