import type { Engine } from '../commands/engine.ts';
import { trimLog, type LogLimits } from '../oplog/trim.ts';
import { forgetOld } from '../session/retry-memory.ts';
import type { Log } from './dispatcher.ts';
import { expireDocuments } from './expire-documents.ts';

const SWEEP_EVERY_MS = 5_000;
const EXPIRE_EVERY_MS = 10_000;
const TRIM_EVERY_MS = 30_000;

/**
 * What has to be done now and then: gives up idle cursors, transactions and sessions, removes what is over its time to
 * live, trims the log, forgets old retryable writes.
 * @returns a function that stops it and resolves when nothing of it runs any more
 */
export function keepHouse(engine: Engine, limits: LogLimits, log: Log): () => Promise<void> {
  const duties = [
    repeat(SWEEP_EVERY_MS, async () => sweepIdle(engine, Date.now()), log),
    repeat(EXPIRE_EVERY_MS, () => expireDocuments(engine, new Date()), log),
    repeat(TRIM_EVERY_MS, () => trimOld(engine, limits), log),
  ];
  return async () => {
    await Promise.all(duties.map((stop) => stop()));
  };
}

/** Does it again and again, never twice at once. */
function repeat(everyMs: number, duty: () => Promise<unknown>, log: Log): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= duty()
      .catch((error: unknown) => log('housekeeping failed', error))
      .finally(() => (running = undefined));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

export function sweepIdle({ cursors, sessions }: Engine, now: number): void {
  cursors.sweep(now);
  const ended = new Set(sessions.sweep(now));
  cursors.killWhere(
    ({ session, transaction }) =>
      (session !== undefined && ended.has(session)) || (transaction !== undefined && transaction.state !== 'active'),
  );
}

async function trimOld({ store, log: oplog }: Engine, limits: LogLimits): Promise<void> {
  const now = new Date();
  await trimLog(store, oplog, limits, now);
  await forgetOld(store, now.getTime());
}
