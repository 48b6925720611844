import type { Oplog } from '../../oplog/change-log.ts';

/** Resolves when the log has more to tell, the time is over, or nobody listens any more. */
export function newsOf(log: Oplog, mostMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = log.onVisible(done);
    const timer = setTimeout(done, mostMs);
    signal.addEventListener('abort', done);
  });
}
