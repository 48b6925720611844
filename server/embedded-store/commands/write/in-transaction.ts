import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { Collection } from '../../store/collection.ts';
import { StoreError } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { takeBackOnAbort } from './take-back.ts';
import { ensureCollection, isThere } from './target.ts';

/** Does a change within the client's transaction. A collection that is missing is made at once. */
export async function changeInTransaction<T>(
  { engine, transaction }: CommandContext,
  ns: string,
  change: (collection: Collection) => T | Promise<T>,
): Promise<T> {
  const known = engine.store.find(ns);
  if (known) return change(known);
  const made = await engine.store.write((txn) => ensureCollection(engine, txn, ns));
  if (transaction) takeBackOnAbort(engine, transaction, made);
  return change(made);
}

/** System collections are not written to within a transaction. @throws StoreError of that code */
export function demandOrdinary({ args, transaction }: CommandContext, code: number): void {
  if (!transaction || !args.collection().startsWith('system.')) return;
  throw new StoreError(code, `Cannot write to system collection ${args.collection()} within a transaction.`);
}

/**
 * Tries what the statement would write, so that a duplicate key or a conflict is told by the command that brings it, not by
 * the commit only. @throws what the commit would throw now
 */
export async function rehearse({ engine }: CommandContext, transaction: ClientTransaction): Promise<void> {
  const learnt = await transaction.rehearse(engine.store, (collection) => isThere(engine, collection), engine.locks);
  if (learnt.size > 0) await engine.store.write((txn) => learnt.forEach((collection) => txn.noteLearnt(collection)));
}
