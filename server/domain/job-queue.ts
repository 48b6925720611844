import type { Models } from '../models/models.ts';
import type { Clock } from '../platform/clock.ts';

/** Writes down work that must not be lost; `server/jobs` does it. */
export interface JobQueue {
  /** @param cause makes the job's id: the same cause makes one job, however often it is written down. */
  add(kind: string, cause: string, payload: Readonly<Record<string, unknown>>, runAt?: Date): Promise<void>;
}

export function createJobQueue(models: Pick<Models, 'jobs'>, clock: Clock): JobQueue {
  return {
    async add(kind, cause, payload, runAt) {
      const now = clock.now();
      await models.jobs.addOnce({
        _id: `${kind}:${cause}`,
        kind,
        payload,
        state: 'waiting',
        runAt: runAt ?? now,
        attempts: 0,
        lockedUntil: null,
        lastError: null,
        createdAt: now,
        finishedAt: null,
      });
    },
  };
}
