import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { Collection } from '../../store/collection.ts';
import type { Engine } from '../engine.ts';
import { isThere } from './target.ts';

/**
 * A collection that a transaction needs is made at once, as only documents are kept until the commit. Where the transaction
 * is aborted, it goes again, unless somebody has put something into it.
 */
export function takeBackOnAbort(engine: Engine, transaction: ClientTransaction, collection: Collection): void {
  transaction.onEnd(() => {
    if (transaction.state !== 'aborted') return;
    const gone = engine.store.write((txn) => {
      if (isThere(engine, collection) && collection.count === 0) txn.dropCollection(collection);
    });
    transaction.takenBack = Promise.allSettled([transaction.takenBack, gone]);
  });
}
