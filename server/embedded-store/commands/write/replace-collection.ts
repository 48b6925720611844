import { randomUUID } from 'node:crypto';
import type { Doc } from '../../bson/values.ts';
import { createIndexes } from '../../index/index.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import { turnClock } from '../../turns/turn.ts';
import { dropLogged } from '../admin/drop.ts';
import type { CommandContext } from '../command.ts';
import { directWriter } from './document-writer.ts';
import { newDocumentOf } from './new-document.ts';
import { ensureCollection } from './target.ts';

/** `$out`: fills a collection beside the old one, with its indexes, and puts it in its place at once. */
export async function replaceCollection(
  context: CommandContext,
  ns: string,
  batches: AsyncIterable<readonly Doc[]>,
): Promise<void> {
  const { engine } = context;
  const db = ns.slice(0, ns.indexOf('.'));
  const temporary = `${db}.tmp.agg_out.${randomUUID()}`;
  const old = engine.store.find(ns);
  await engine.store.write((txn) => ensureCollection(engine, txn, temporary, old?.options.clone()));
  try {
    const specs = (old?.indexes ?? []).filter(({ name }) => name !== '_id_').map(({ spec }) => spec.clone());
    if (specs.length > 0) await createIndexes(engine.store, temporary, specs);
    for await (const documents of batches) {
      for (let at = 0; at < documents.length;)
        at = await engine.store.write((txn) => insertSome(context, txn, temporary, documents, at));
    }
    await engine.store.write((txn) => {
      const target = engine.store.find(ns);
      if (target) txn.dropCollection(target);
      const filled = ensureCollection(engine, txn, temporary);
      txn.renameCollection(filled, ns);
      const dropped = target && { dropped: target.uuid };
      txn.log({ op: 'rename', ns: temporary, to: ns, collection: filled.uuid, ...dropped });
    });
  } catch (error) {
    await engine.store.write((txn) => {
      const left = engine.store.find(temporary);
      if (left) dropLogged(txn, left);
    });
    throw error;
  }
}

/** Inserts as many as time allows. @returns the place of the next */
function insertSome(
  context: CommandContext,
  txn: WriteTxn,
  ns: string,
  documents: readonly Doc[],
  first: number,
): number {
  const until = performance.now() + turnClock.sliceMs;
  const collection = ensureCollection(context.engine, txn, ns);
  const writer = directWriter(context, txn);
  let at = first;
  for (let doc = documents[at]; doc; doc = documents[++at]) {
    const { id, bytes } = newDocumentOf(doc.clone());
    writer.insert(collection, id, bytes);
    if (performance.now() > until) return at + 1;
  }
  return at;
}
