import type { Engine } from '../commands/engine.ts';
import { trimLog, type LogLimits } from '../oplog/trim.ts';
import { forgetOld } from '../session/retry-memory.ts';
import type { Log } from './dispatcher.ts';

const SWEEP_EVERY_MS = 5_000;
const TRIM_EVERY_MS = 30_000;

/**
 * What has to be done now and then: gives up idle cursors, transactions and sessions, trims the log, forgets old
 * retryable writes. @returns a function that stops it and resolves when nothing of it runs any more
 */
export function keepHouse(engine: Engine, limits: LogLimits, log: Log): () => Promise<void> {
  let trimming: Promise<void> = Promise.resolve();
  const sweep = setInterval(() => sweepIdle(engine, Date.now()), SWEEP_EVERY_MS);
  const trim = setInterval(() => {
    trimming = trimming.then(() => trimOld(engine, limits)).catch((error) => log('trimming the log failed', error));
  }, TRIM_EVERY_MS);
  sweep.unref();
  trim.unref();
  return async () => {
    clearInterval(sweep);
    clearInterval(trim);
    await trimming;
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
