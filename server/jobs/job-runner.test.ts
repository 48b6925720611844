import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Job } from '../models/jobs.ts';
import { testWorld, type World } from '../testing/world.ts';
import { createJobRunner, type JobList, type JobRunner } from './index.ts';

describe('createJobRunner', () => {
  let world: World;
  let runners: JobRunner[];
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-21T10:00:00Z');
    world = await testWorld({ clock: { now: () => now } });
    runners = [];
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await world.close();
  });

  const start = (list: Partial<JobList>) => {
    const silence = { subscribe: () => () => {} };
    const runner = createJobRunner(world.ctx, silence, { queued: [], recurring: [], ...list }, { lookEveryMs: 20 });
    runners.push(runner);
    runner.start();
    return runner;
  };
  const stored = (id: string) => world.database.db.collection<Job>('jobs').findOne({ _id: id });
  const until = async (id: string, fits: (job: Job) => boolean): Promise<Job> => {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const job = await stored(id);
      if (job !== null && fits(job)) return job;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`not in time: ${JSON.stringify(await stored(id))}`);
  };

  it('does what was written down once, however often it was, and by however many processes', async () => {
    const done: string[] = [];
    const queued = [{ kind: 'note', run: async (_: unknown, payload: object) => done.push(JSON.stringify(payload)) }];
    for (let times = 0; times < 3; times += 1) await world.ctx.jobs.add('note', 'cause', { text: 'a' });
    for (let processes = 0; processes < 3; processes += 1) start({ queued });
    await until('note:cause', ({ state }) => state === 'done');
    expect(done).toEqual(['{"text":"a"}']);
  });

  it('tries again later and later what fails, lays it aside after ten times, and takes it up again when told to', async () => {
    let fails = true;
    const queued = [{ kind: 'shaky', run: async () => (fails ? Promise.reject(new Error('no luck')) : null) }];
    await world.ctx.jobs.add('shaky', 'it', {});
    start({ queued });
    let pauseMs = 0;
    for (let attempts = 1; attempts < 10; attempts += 1) {
      const failed = await until('shaky:it', (job) => job.attempts === attempts && job.lockedUntil === null);
      expect(failed).toMatchObject({ state: 'waiting', lastError: 'no luck' });
      expect(failed.runAt.getTime() - now.getTime()).toBeGreaterThan(pauseMs);
      pauseMs = Math.min(failed.runAt.getTime() - now.getTime(), 1_799_999);
      now = failed.runAt;
    }
    await until('shaky:it', ({ state }) => state === 'dead');
    expect(await world.ctx.models.jobs.listDead()).toHaveLength(1);

    fails = false;
    await world.ctx.models.jobs.replay('shaky:it', now);
    expect(await until('shaky:it', ({ state }) => state === 'done')).toMatchObject({ attempts: 1, lastError: null });
  });

  it('goes on with other work when one job fails, also one that nobody knows', async () => {
    await world.ctx.jobs.add('unknown', 'it', {});
    await world.ctx.jobs.add('bad', 'it', {});
    await world.ctx.jobs.add('good', 'it', {});
    const bad = { kind: 'bad', run: () => Promise.reject(new Error('bad')) };
    start({ queued: [bad, { kind: 'good', run: async () => null }] });
    await until('good:it', ({ state }) => state === 'done');
    expect((await until('unknown:it', ({ lastError }) => lastError !== null)).state).toBe('waiting');
  });

  it('does again what a process took and never finished, once its lease is over', async () => {
    let times = 0;
    await world.ctx.jobs.add('lost', 'it', {});
    await world.ctx.models.jobs.take(now, 60_000);
    start({ queued: [{ kind: 'lost', run: async () => (times += 1) }] });
    await world.ctx.jobs.add('lost', 'other', {});
    await until('lost:other', ({ state }) => state === 'done');
    expect(times).toBe(1);
    now = new Date(now.getTime() + 61_000);
    await until('lost:it', ({ state }) => state === 'done');
    expect(times).toBe(2);
  });

  it('does recurring work once in its time, with any number of processes, also when it fails', async () => {
    let times = 0;
    const tick = {
      kind: 'tick',
      everyMs: 60_000,
      run: async () => {
        times += 1;
        throw new Error('and yet');
      },
    };
    start({ recurring: [tick] });
    start({ recurring: [tick] });
    const next = await until('tick:recurring', ({ lastError }) => lastError === 'and yet');
    expect(times).toBe(1);
    now = next.runAt;
    await until('tick:recurring', ({ runAt }) => runAt > next.runAt);
    expect(times).toBe(2);
  });
});
