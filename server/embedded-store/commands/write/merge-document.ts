import type { MergeWrite } from '../../agg/index.ts';
import { compileUpdatePipeline } from '../../agg/index.ts';
import { decode } from '../../bson/decode.ts';
import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { filterOf } from '../compile.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { changeFound, changeNow, isDirect, type Change } from './find-targets.ts';
import { newDocumentOf } from './new-document.ts';
import { writeUnblocked } from './unblocked.ts';

/** One document of a `$merge`: changes what is there, or inserts, as the stage says. */
export async function mergeDocument(context: CommandContext, ns: string, write: MergeWrite): Promise<void> {
  const dot = ns.indexOf('.');
  writableNamespaceOf(ns.slice(0, dot), ns.slice(dot + 1));
  const { whenMatched, whenNotMatched } = write;
  const filter = filterOf(write.filter, write.env, context.engine.store.find(ns));
  const change: Change<void> = {
    ns,
    many: false,
    query: { filter, signal: context.signal },
    apply(writer, collection, hit) {
      if (whenMatched === 'keepExisting') return;
      if (whenMatched === 'fail') throw new StoreError(11000, `E11000 duplicate key error collection: ${ns}`);
      const before = decode(hit.bytes);
      const after = merged(before, write);
      after.set('_id', before.get('_id'));
      const bytes = newDocumentOf(after).bytes;
      if (Buffer.compare(bytes, hit.bytes) !== 0) writer.replace(collection, hit, before.get('_id'), bytes, undefined);
    },
    upsert(writer, collection) {
      if (whenNotMatched === 'discard') return;
      if (whenNotMatched === 'fail') {
        throw new StoreError(
          13113,
          '$merge could not find a matching document in the target collection for at least one document in the source collection',
        );
      }
      const { id, bytes } = newDocumentOf(write.document.clone());
      writer.insert(collection, id, bytes);
    },
  };
  if (isDirect(context, change)) await writeUnblocked(context, (txn) => changeNow(context, txn, change));
  else await changeFound(context, change, () => undefined);
}

function merged(before: Doc, { document, whenMatched, env }: MergeWrite): Doc {
  if (whenMatched === 'replace') return document.clone();
  if (whenMatched !== 'merge' && Array.isArray(whenMatched)) return compileUpdatePipeline(whenMatched, env)(before);
  const result = before.clone();
  for (const [name, value] of document) result.set(name, value);
  return result;
}
