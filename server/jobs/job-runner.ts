import type { Context } from '../domain/context.ts';
import type { Job } from '../models/jobs.ts';
import { jobList, type JobList } from './list.ts';

/** A job not done by then is taken for abandoned, and done again by whoever comes first. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 4;
/** The last try is about two hours after the first. */
const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 1_800_000;
const STOP_PATIENCE_MS = 5_000;

/** The hub, as far as it is needed to hear that there is work. */
interface News {
  subscribe(listener: (announcements: readonly { readonly name: string }[]) => void): () => void;
}

export interface JobRunner {
  start(): void;
  /** Takes nothing new, and waits a little for what runs; what does not end in time is done again elsewhere. */
  stop(): Promise<void>;
}

/**
 * Does what is written down in `jobs`, with any number of other processes: each job is leased to one of them at a time. What
 * fails is tried again later and later, and at last laid aside as dead: it stays in `jobs` for 90 days, for somebody to look at.
 */
export function createJobRunner(
  ctx: Context,
  news: News,
  list: JobList = jobList,
  { lookEveryMs = LOOK_EVERY_MS } = {},
): JobRunner {
  const queued = new Map(list.queued.map((job) => [job.kind, job]));
  const recurring = new Map(list.recurring.map((job) => [job.kind, job]));
  const running = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** Until it is done the store must stay. */
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setInterval> | undefined;
  let unsubscribe = () => {};

  /** Takes work as long as there is some and hands are free. */
  function look(): void {
    again = true;
    looking ??= takeWhileAsked().finally(() => (looking = null));
  }

  async function takeWhileAsked(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        await takeAll();
      }
    } catch (error) {
      ctx.log.debug({ err: error }, 'jobs could not be looked for');
    }
  }

  async function takeAll(): Promise<void> {
    while (running.size < AT_ONCE && !stopped) {
      const job = await ctx.models.jobs.take(ctx.clock.now(), LEASE_MS);
      if (job === null) return;
      const work = run(job).finally(() => {
        running.delete(work);
        look();
      });
      running.add(work);
    }
  }

  async function run(job: Job): Promise<void> {
    let fault: unknown = null;
    try {
      await workOf(job);
    } catch (error) {
      fault = error ?? new Error('failed without saying why');
    }
    try {
      await settle(job, fault);
    } catch (error) {
      // Then the lease runs out, and the job is done once more.
      ctx.log.warn({ err: error, job: job._id }, 'what became of a job could not be written');
    }
  }

  async function workOf(job: Job): Promise<unknown> {
    if (job.attempts > MOST_ATTEMPTS) throw new Error('given up: it never came to an end');
    const again = recurring.get(job.kind);
    if (again !== undefined) return again.run(ctx);
    const work = queued.get(job.kind);
    if (work === undefined) throw new Error(`no work is known as ${job.kind}`);
    return work.run(ctx, job.payload);
  }

  async function settle(job: Job, fault: unknown): Promise<void> {
    const now = ctx.clock.now();
    const reason = fault === null ? null : (fault instanceof Error ? fault.message : String(fault)).slice(0, 1_000);
    if (fault !== null) ctx.log.warn({ err: fault, job: job._id, attempts: job.attempts }, 'a job failed');

    const every = recurring.get(job.kind)?.everyMs;
    if (every !== undefined) await ctx.models.jobs.runAgain(job, new Date(now.getTime() + every), reason);
    else if (reason === null) await ctx.models.jobs.finish(job, now);
    else await ctx.models.jobs.fail(job, reason, nextTry(job, now), now);
  }

  async function writeDownRecurring(): Promise<void> {
    try {
      for (const { kind } of list.recurring) {
        if (stopped) return;
        await ctx.jobs.add(kind, 'recurring', {});
      }
    } catch (error) {
      ctx.log.warn({ err: error }, 'recurring jobs could not be written down; the next start does it');
    }
  }

  async function allDone(): Promise<void> {
    await writing;
    await looking;
    await Promise.all(running);
  }

  return {
    start() {
      writing = writeDownRecurring();
      unsubscribe = news.subscribe((announcements) => {
        if (announcements.some(({ name }) => name === 'job:waiting')) look();
      });
      timer = setInterval(look, lookEveryMs);
      look();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      unsubscribe();
      await Promise.race([allDone(), pause(STOP_PATIENCE_MS)]);
    },
  };
}

function nextTry({ attempts }: Job, now: Date): { readonly runAt: Date } | 'dead' {
  if (attempts >= MOST_ATTEMPTS) return 'dead';
  return { runAt: new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)) };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
