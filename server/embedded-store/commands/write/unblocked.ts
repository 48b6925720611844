import { Blocked } from '../../session/write-locks.ts';
import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { CommandContext } from '../command.ts';
import { TooLong } from './foresight.ts';

/** So many statements in so short a message change little. */
const FEW = 8;
const SMALL_BYTES = 64 * 1024;

/**
 * Writes; where an open transaction holds one of the documents, waits for its end and tries again; so where something has to
 * be worked out before.
 * @param count how many documents are changed at most
 */
export async function writeUnblocked<T>(context: CommandContext, work: (txn: WriteTxn) => T, count = 1): Promise<T> {
  const small = count <= FEW && context.messageBytes <= SMALL_BYTES;
  for (;;) {
    context.signal.throwIfAborted();
    try {
      return await context.engine.store.write(work, { small });
    } catch (error) {
      if (error instanceof TooLong) await error.prepare();
      else if (error instanceof Blocked) await end(error.by, context.signal);
      else throw error;
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
