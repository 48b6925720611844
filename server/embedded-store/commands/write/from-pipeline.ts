import type { MergeUpdate } from '../../agg/host.ts';
import type { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { directWriter } from './document-writer.ts';
import { changeFound, changeNow, isDirect } from './find-targets.ts';
import { newDocumentOf } from './new-document.ts';
import { ensureCollection } from './target.ts';
import { writeUnblocked } from './unblocked.ts';
import { updateChange } from './update-statement.ts';

const DOCUMENTS_AT_ONCE = 50;

/** Inserts what a pipeline made. All that can be is inserted. @throws the first error */
export async function insertAll(context: CommandContext, ns: string, documents: readonly Doc[]): Promise<void> {
  const { engine } = context;
  let error: StoreError | undefined;
  for (let at = 0; at < documents.length; at += DOCUMENTS_AT_ONCE) {
    const failed = await writeUnblocked(
      context,
      (txn) => {
        const collection = ensureCollection(engine, txn, ns);
        const writer = directWriter(context, txn);
        let first: StoreError | undefined;
        for (const document of documents.slice(at, at + DOCUMENTS_AT_ONCE)) {
          const { id, bytes } = newDocumentOf(document.clone());
          try {
            writer.insert(collection, id, bytes);
          } catch (thrown) {
            if (!(thrown instanceof StoreError)) throw thrown;
            first ??= thrown;
          }
        }
        return first;
      },
      DOCUMENTS_AT_ONCE,
    );
    error ??= failed;
  }
  if (error) throw error;
}

/** Makes the updates of a pipeline, in order. @returns how many documents each matched or inserted */
export async function updateAll(
  context: CommandContext,
  ns: string,
  updates: readonly MergeUpdate[],
): Promise<number[]> {
  const counts: number[] = [];
  for (const { filter, update, upsert, supplied, env } of updates) {
    const change = updateChange(context, {
      ns,
      filter,
      update: Array.isArray(update) ? [...update] : (update as Doc),
      many: false,
      upsert,
      arrayFilters: undefined,
      env,
      supplied,
      query: { signal: context.signal },
    });
    const done = isDirect(context, change)
      ? await writeUnblocked(context, (txn) => changeNow(context, txn, change))
      : await changeFound(context, change, () => undefined);
    counts.push(done.length);
  }
  return counts;
}
