import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Work that must not be lost. The id is derived from the cause, so that the same cause makes one job. */
export interface Job {
  readonly _id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: 'waiting' | 'done' | 'dead';
  readonly runAt: Date;
  readonly attempts: number;
  readonly lockedUntil: Date | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export const jobIndexes: readonly IndexDeclaration[] = [
  { key: { state: 1, runAt: 1 } },
  { key: { finishedAt: 1 }, options: { expireAfterSeconds: 7 * 86_400, partialFilterExpression: { state: 'done' } } },
];

export type Jobs = ReturnType<typeof createJobs>;

export function createJobs(db: Db) {
  const jobs: Collection<Job> = db.collection<Job>('jobs');
  return {
    async addOnce(job: Job): Promise<void> {
      const { _id, ...rest } = job;
      await jobs.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
    },
    /** Takes the next due job for `leaseMs`; one whose lease ran out is taken again. */
    take: (now: Date, leaseMs: number) =>
      jobs.findOneAndUpdate(
        { state: 'waiting', runAt: { $lte: now }, $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }] },
        { $set: { lockedUntil: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { runAt: 1 }, returnDocument: 'after' },
      ),
    /** Both do nothing for who lost the lease meanwhile: whoever took the job after them decides. */
    finish: (job: Job, at: Date) =>
      jobs.updateOne(
        { _id: job._id, attempts: job.attempts },
        { $set: { state: 'done', finishedAt: at, lockedUntil: null, lastError: null } },
      ),
    fail: (job: Job, error: string, next: { readonly runAt: Date } | 'dead', at: Date) =>
      jobs.updateOne(
        { _id: job._id, attempts: job.attempts },
        {
          $set:
            next === 'dead'
              ? { state: 'dead', finishedAt: at, lockedUntil: null, lastError: error }
              : { runAt: next.runAt, lockedUntil: null, lastError: error },
        },
      ),
    /** For work that comes round again and again: its one document waits for the next time. */
    runAgain: (job: Job, runAt: Date, error: string | null) =>
      jobs.updateOne(
        { _id: job._id, attempts: job.attempts },
        { $set: { runAt, attempts: 0, lockedUntil: null, lastError: error } },
      ),
    replay: (id: string, at: Date) =>
      jobs.updateOne(
        { _id: id, state: 'dead' },
        { $set: { state: 'waiting', runAt: at, attempts: 0, finishedAt: null } },
      ),
    listDead: () => jobs.find({ state: 'dead' }).sort({ runAt: -1 }).limit(200).toArray(),
    async removeDeadBefore(moment: Date): Promise<number> {
      return (await jobs.deleteMany({ state: 'dead', finishedAt: { $lt: moment } })).deletedCount;
    },
  };
}
