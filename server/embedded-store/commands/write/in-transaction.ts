import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { Collection } from '../../store/collection.ts';
import type { CommandContext } from '../command.ts';
import { ensureCollection, isThere } from './target.ts';

/** Does a change within the client's transaction. A collection that is missing is made at once and stays. */
export async function changeInTransaction<T>(
  { engine }: CommandContext,
  ns: string,
  change: (collection: Collection) => T | Promise<T>,
): Promise<T> {
  return change(engine.store.find(ns) ?? (await engine.store.write((txn) => ensureCollection(engine, txn, ns))));
}

/**
 * Tries what the statement would write, so that a duplicate key or a conflict is told by the command that brings it, not by
 * the commit only. @throws what the commit would throw now
 */
export async function rehearse({ engine }: CommandContext, transaction: ClientTransaction): Promise<void> {
  const learnt = await transaction.rehearse(engine.store, (collection) => isThere(engine, collection));
  if (learnt.size > 0) await engine.store.write((txn) => learnt.forEach((collection) => txn.noteLearnt(collection)));
}
