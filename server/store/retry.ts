import { MongoError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/** The store was away or changed its primary: the same try may succeed when it is back. */
export function isPassingFault(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    (error instanceof MongoError && (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('ResetPool')))
  );
}

/** The store gave up on a question because it took longer than was allowed. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof MongoError && error.code === 50;
}

/** A unique index refused the write (of one document, or of some of many); `key` names the fields of that index. */
export function duplicateKey(error: unknown): { readonly key: readonly string[] } | null {
  if (!(error instanceof MongoError) || error.code !== 11_000) return null;
  const pattern = (error as { keyPattern?: Record<string, unknown> }).keyPattern;
  return { key: Object.keys(pattern ?? {}) };
}

/**
 * Tries again while the fault is a passing one, for at most `patienceMs`. Only for work that may run twice: a lost answer does
 * not tell whether the write took place.
 */
export async function withPatience<Result>(work: () => Promise<Result>, patienceMs: number): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 400)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassingFault(error) || performance.now() + pauseMs > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
