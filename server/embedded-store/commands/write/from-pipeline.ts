import type { MergeUpdate } from '../../agg/host.ts';
import type { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import { takeTurns } from '../../turns/in-turns.ts';
import { turnClock } from '../../turns/turn.ts';
import type { CommandContext } from '../command.ts';
import { directWriter } from './document-writer.ts';
import { changeFound, changeNow, isDirect, type Change } from './find-targets.ts';
import { newDocumentOf } from './new-document.ts';
import { ensureCollection } from './target.ts';
import { writeUnblocked } from './unblocked.ts';
import { updateChange, type Updated } from './update-statement.ts';

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
  while (counts.length < updates.length) {
    await takeTurns();
    const rest = updates.slice(counts.length);
    const first = changeOf(context, ns, rest[0] as MergeUpdate);
    if (!isDirect(context, first)) {
      counts.push((await changeFound(context, first, () => undefined)).length);
      continue;
    }
    const { done, error } = await writeUnblocked(context, (txn) => updateSome(context, txn, ns, rest), rest.length);
    counts.push(...done);
    if (error) throw error;
  }
  return counts;
}

/** Makes as many in one write as time allows. One that fails ends it; those before it stay. */
function updateSome(
  context: CommandContext,
  txn: WriteTxn,
  ns: string,
  updates: readonly MergeUpdate[],
): { done: number[]; error?: StoreError } {
  const until = performance.now() + turnClock.sliceMs;
  const done: number[] = [];
  for (const update of updates) {
    const change = changeOf(context, ns, update);
    if (!isDirect(context, change)) break;
    try {
      done.push(changeNow(context, txn, change).length);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { done, error };
    }
    if (performance.now() > until) break;
  }
  return { done };
}

function changeOf(
  context: CommandContext,
  ns: string,
  { filter, update, upsert, supplied, env }: MergeUpdate,
): Change<Updated> {
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
  // It is compiled anew each time, and would forget what it has worked out.
  return { ...change, foresight: undefined };
}
