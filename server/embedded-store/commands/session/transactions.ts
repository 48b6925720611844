import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { TRANSIENT, type ClientTransaction } from '../../session/client-transaction.ts';
import { recall, remember } from '../../session/retry-memory.ts';
import type { Session } from '../../session/session.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { isThere } from '../write/target.ts';

const OK: () => Reply = () => ({ fields: new Doc() });
const COMMITTED = Doc.of({ committed: true });

export const commitTransaction: Command = { names: ['commitTransaction'], adminOnly: true, writes: true, run: commit };

async function commit(context: CommandContext): Promise<Reply> {
  const { engine, session, transaction } = context;
  if (!session) throw new StoreError('CommandFailed', 'commitTransaction must be run within a transaction');
  if (!transaction) return commitAgain(context, session);
  if (transaction.state === 'committed') return OK();
  try {
    if (!transaction.isReadOnly) {
      const retry = { session, txnNumber: transaction.txnNumber };
      await transaction.commit(
        engine.store,
        (collection) => isThere(engine, collection),
        // A commit whose answer was lost is repeated, perhaps after a restart.
        (txn) => remember(txn, retry, 0, [COMMITTED]),
      );
    }
    finish(context, transaction, 'committed');
    return OK();
  } catch (error) {
    finish(context, transaction, 'aborted');
    throw error instanceof StoreError ? asConflict(error) : error;
  }
}

/** A duplicate that only the commit meets was made by somebody else meanwhile: trying again will tell. */
function asConflict(error: StoreError): StoreError {
  return error.code === 11000 ? new StoreError('WriteConflict', error.message, TRANSIENT) : error;
}

/** The transaction is not known; the store may remember that it was committed before a restart. */
function commitAgain({ engine, body }: CommandContext, session: Session): Reply {
  const txnNumber = body.get('txnNumber') as bigint;
  const active = session.txnNumber;
  const known = recall(engine.store, { session, txnNumber }).get(0);
  if (known?.get('committed') === true) return OK();
  session.txnNumber = active;
  const message = `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${active}`;
  throw new StoreError('NoSuchTransaction', message, TRANSIENT);
}

export const abortTransaction: Command = {
  names: ['abortTransaction'],
  adminOnly: true,
  writes: true,
  async run(context): Promise<Reply> {
    const { transaction } = context;
    if (!transaction) throw new StoreError('CommandFailed', 'abortTransaction must be run within a transaction');
    finish(context, transaction, 'aborted');
    await transaction.takenBack;
    return OK();
  },
};

function finish({ engine }: CommandContext, transaction: ClientTransaction, state: 'committed' | 'aborted'): void {
  transaction.end(state);
  engine.cursors.killWhere((cursor) => cursor.transaction === transaction);
}
