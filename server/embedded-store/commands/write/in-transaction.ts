import { ClientTransaction } from '../../session/client-transaction.ts';
import type { Collection } from '../../store/collection.ts';
import { StoreError } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { ensureCollection } from './target.ts';

/**
 * Does a change within the client's transaction, then rehearses all of the transaction's writes, so that a duplicate key
 * or a conflict is told by the statement that meets it. A collection that is missing is made at once and stays.
 */
export async function changeInTransaction<T>(
  context: CommandContext,
  ns: string,
  change: (collection: Collection) => T | Promise<T>,
): Promise<T> {
  const { engine, transaction } = context;
  if (!transaction) throw new StoreError('InternalError', 'no transaction');
  const collection = engine.store.find(ns) ?? (await engine.store.write((txn) => ensureCollection(engine, txn, ns)));
  const mark = transaction.mark;
  const result = await change(collection);
  if (transaction.mark > mark) await rehearse(context, transaction);
  return result;
}

async function rehearse({ engine }: CommandContext, transaction: ClientTransaction): Promise<void> {
  try {
    await engine.store.write((txn) => transaction.rehearse(txn), { durable: 'commit' });
  } catch (error) {
    if (!ClientTransaction.isRehearsed(error)) throw error;
  }
}
