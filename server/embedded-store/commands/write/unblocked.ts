import { Blocked } from '../../session/write-locks.ts';
import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { CommandContext } from '../command.ts';

/** Writes; where an open transaction holds one of the documents, waits for its end and tries again. */
export async function writeUnblocked<T>(context: CommandContext, work: (txn: WriteTxn) => T): Promise<T> {
  for (;;) {
    context.signal.throwIfAborted();
    try {
      return await context.engine.store.write(work, context.write);
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      await end(error.by, context.signal);
    }
  }
}

function end(transaction: ClientTransaction, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    transaction.onEnd(done);
    signal.addEventListener('abort', done);
  });
}
