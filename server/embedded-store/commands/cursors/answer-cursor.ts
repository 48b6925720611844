import type { Reply } from '../../wire/reply.ts';
import { Doc } from '../../bson/values.ts';
import type { Collection } from '../../store/collection.ts';
import type { CommandContext } from '../command.ts';
import { snapshotTime } from '../read/snapshot-time.ts';
import { BATCH_BYTES, FIRST_BATCH_DOCUMENTS, type Batch, type CursorSource } from './cursor-source.ts';

export interface CursorOptions {
  ns: string;
  batchSize: number | undefined;
  /** No cursor stays open, whatever is left. */
  singleBatch?: boolean;
  collection?: Collection | undefined;
  noTimeout?: boolean;
  awaitsData?: boolean;
}

/** Answers with the first batch, and keeps a cursor when there may be more. */
export async function answerCursor(
  context: CommandContext,
  source: CursorSource,
  options: CursorOptions,
): Promise<Reply> {
  const { ns, batchSize = FIRST_BATCH_DOCUMENTS, singleBatch = false } = options;
  try {
    const size = { documents: batchSize, bytes: BATCH_BYTES };
    const batch: Batch = batchSize === 0 ? nothingYet(source) : await source.next(size, context.signal, 0);
    const { documents, done, release } = batch;
    const more = batch.more ?? snapshotTime(context);
    const id = done || singleBatch ? 0n : openCursor(context, source, options);
    if (id === 0n) source.close();
    return {
      fields: new Doc(),
      cursor: { name: 'firstBatch', documents, id, ns, ...(more && { more }), ...(release && { release }) },
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

function nothingYet({ more }: CursorSource): Batch {
  return { documents: [], done: false, ...(more && { more }) };
}

function openCursor(context: CommandContext, source: CursorSource, options: CursorOptions): bigint {
  const { collection } = options;
  return context.engine.cursors.open({
    ns: options.ns,
    source,
    session: context.session,
    transaction: context.transaction,
    collection: collection && { ns: collection.ns, uuid: collection.uuid },
    noTimeout: options.noTimeout ?? false,
    awaitsData: options.awaitsData ?? false,
  }).id;
}
