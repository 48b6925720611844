import { StoreError } from '../errors.ts';
import type { ChangeLog } from '../oplog/log-entry.ts';
import { turnClock } from '../turns/turn.ts';
import type { Catalog } from './catalog.ts';
import { CommitPace } from './commit-pace.ts';
import type { Environment } from './environment.ts';
import { isDiskFull } from './full-disk.ts';
import { Transaction } from './transaction.ts';

interface Job {
  /** Adds little to what a commit has to bring to the disk. */
  small: boolean;
  /** Absent for work that is done in parts. */
  run?: () => void;
  parts?: () => Iterable<void>;
  settle(): void;
  fail(error: unknown): void;
  transaction: Transaction;
}

/** LMDB's word for a commit that is on disk when it returns. */
const SYNCHRONOUS = 2;
/** The loop belongs to everybody: a commit takes as much work as fits into this many milliseconds. */
const SLICE_MS = 6;

/**
 * Gathers what clients want written and commits it together: one flush for all who wait. One commit is under way at a
 * time; who comes meanwhile is in the next.
 */
export class CommitQueue {
  private waiting: Job[] = [];
  private busy = false;
  private readonly pace = new CommitPace();
  /** What LMDB refused during the commit under way. */
  private refusal: unknown;
  private idle: (() => void)[] = [];
  changeLog: ChangeLog | undefined;
  readonly counters = { commits: 0, writes: 0 };

  constructor(
    private readonly env: Environment,
    private readonly catalog: Catalog,
  ) {}

  add<T>(work: (transaction: Transaction) => T, small: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const transaction = new Transaction(this.env, this.catalog, this.changeLog);
      let result: T;
      this.waiting.push({
        small,
        transaction,
        run: () => (result = work(transaction)),
        settle: () => resolve(result),
        fail: reject,
      });
      if (!this.busy) this.start();
    });
  }

  /** The same for work in parts, between which others have their turns; it has a commit of its own. */
  addLong(work: (transaction: Transaction) => Iterable<void>): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const transaction = new Transaction(this.env, this.catalog, this.changeLog);
      const parts = (): Iterable<void> => work(transaction);
      this.waiting.push({ small: false, transaction, parts, settle: resolve, fail: reject });
      if (!this.busy) this.start();
    });
  }

  /** Resolves when nothing is waiting and nothing under way. */
  async drained(): Promise<void> {
    while (this.busy) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private start(): void {
    this.busy = true;
    void this.commit().finally(() => {
      this.busy = false;
      if (this.waiting.length > 0) this.start();
      else for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  private async commit(): Promise<void> {
    const done: Job[] = [];
    const span = { after: 0n, through: 0n };
    this.refusal = undefined;
    try {
      let worked = 0;
      const begin = (): void => void (span.after = this.changeLog?.lastTime ?? 0n);
      const finish = (): void => {
        span.through = this.changeLog?.lastTime ?? 0n;
        worked = performance.now();
      };
      await this.transact(() => {
        begin();
        const [first] = this.waiting;
        if (first?.parts) return this.runLong(this.waiting.shift() as Job, done).then(finish);
        this.runJobs(done);
        return finish();
      });
      this.pace.took(performance.now() - worked);
    } catch (error) {
      this.discard(done, span, this.refusal ?? (await reasonOf(error)));
      return;
    }
    this.counters.commits++;
    this.counters.writes += done.length;
    this.changeLog?.committed(span.through);
    for (const job of done) job.settle();
  }

  private async transact(body: () => void | Promise<void>): Promise<void> {
    if (this.isQuick()) {
      // Whoever writes at the same moment shall be in the same commit.
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.isQuick()) {
        void this.env.root.transactionSync(body, SYNCHRONOUS);
        return;
      }
    }
    await this.env.root.transaction(body);
  }

  /** Whether the way over the writing thread would take longer than the commit. */
  private isQuick(): boolean {
    if (this.waiting[0]?.parts) return false;
    return !this.env.flush || (this.pace.isQuick && this.waiting.every((job) => job.small));
  }

  private runJobs(done: Job[]): void {
    turnClock.mark();
    const until = performance.now() + SLICE_MS;
    while (this.waiting.length > 0 && !this.waiting[0]?.parts) {
      const job = this.waiting.shift() as Job;
      try {
        job.run?.();
        job.transaction.finish();
        done.push(job);
      } catch (error) {
        if (this.isRefused(error, job, done)) return;
        job.transaction.undo.takeBack();
        job.fail(error);
      }
      if (performance.now() > until) break;
    }
    this.catalog.save();
  }

  private async runLong(job: Job, done: Job[]): Promise<void> {
    const { transaction } = job;
    transaction.holdCounts();
    try {
      await this.inTurns(job.parts?.() ?? []);
      await this.inTurns(transaction.finishInParts());
      done.push(job);
    } catch (error) {
      if (this.isRefused(error, job, done)) return;
      await this.inTurns(transaction.undo.takeBackInParts());
      job.fail(error);
    }
    this.catalog.save();
  }

  private async inTurns(parts: Iterable<void>): Promise<void> {
    turnClock.mark();
    let until = performance.now() + turnClock.sliceMs;
    for (const _ of parts) {
      if (performance.now() < until) continue;
      await this.letOthers();
      until = performance.now() + turnClock.sliceMs;
    }
  }

  /**
   * Others read meanwhile, and must not see what is not committed: the binding would let them, for while a write is open it
   * makes all reads part of it.
   */
  private async letOthers(): Promise<void> {
    const { root, outside } = this.env;
    const { env } = root as unknown as { env: { writeTxn: unknown } };
    const open = env.writeTxn;
    env.writeTxn = null;
    outside.transaction = root.useReadTransaction();
    await turnClock.next();
    outside.transaction.done();
    outside.transaction = undefined;
    env.writeTxn = open;
  }

  /** LMDB will refuse this commit: everybody in it fails. */
  private isRefused(error: unknown, job: Job, done: Job[]): boolean {
    if (!isStorageFailure(error)) return false;
    this.refusal = error;
    done.push(job);
    return true;
  }

  /** Nothing of the commit reached the disk: everybody in it hears so, and memory goes back to what was. */
  private discard(done: readonly Job[], span: { after: bigint; through: bigint }, cause: unknown): void {
    for (const job of done.toReversed()) job.transaction.undo.forget();
    this.changeLog?.discarded(span.after, span.through);
    const error = writeFailure(cause, this.env.path);
    for (const job of done) job.fail(error);
  }
}

/** An error of LMDB itself, not of the work. */
function isStorageFailure(error: unknown): boolean {
  return error instanceof Error && /^MDB_|No space left/.test(error.message);
}

/** The binding fails a commit with an error that promises the reason. */
async function reasonOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('commitError' in error)) return error;
  try {
    return await error.commitError;
  } catch (reason) {
    return reason;
  }
}

function writeFailure(cause: unknown, path: string): StoreError {
  const labels = ['RetryableWriteError'];
  return isDiskFull(cause, path)
    ? new StoreError('OutOfDiskSpace', 'The disk is full; nothing of this was written', { labels })
    : new StoreError('InternalError', `The write could not be committed: ${String(cause)}`, { labels });
}
