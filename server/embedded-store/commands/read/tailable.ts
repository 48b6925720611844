import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { runFind, type Query } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { answerCursor, type CursorOptions } from '../cursors/answer-cursor.ts';
import { ListSource } from '../cursors/execution-source.ts';
import { TailSource } from '../cursors/tail-source.ts';

const NATURAL = Doc.of({ $natural: new Int32(1) });

/** Of an empty collection there is nothing to hold on to: the cursor ends at once, as MongoDB's does. */
export function answerTail(
  context: CommandContext,
  collection: Collection,
  query: Query,
  options: CursorOptions,
): Promise<Reply> {
  const { args, engine } = context;
  if (collection.options.get('capped') !== true) {
    throw new StoreError('BadValue', 'tailable cursor requested on non capped collection');
  }
  if (collection.count === 0) return answerCursor(context, new ListSource([]), { ...options, batchSize: 1 });
  const waits = args.bool('awaitData') ?? false;
  const execution = runFind(engine.store, collection, { ...query, sort: undefined, hint: NATURAL });
  const source = new TailSource(execution, query.limit ?? 0, waits, engine.log);
  return answerCursor(context, source, { ...options, awaitsData: waits });
}

/** A capped collection is read on when its end was reached, in the order in which documents come. */
export function demandTailable(args: Arguments, sort: Doc | undefined): void {
  if (args.bool('singleBatch')) throw new StoreError('BadValue', "'tailable' and 'singleBatch' do not go together");
  const [direction] = sort?.values ?? [];
  if (sort && !(sort.names[0] === '$natural' && isNumber(direction) && toNumber(direction) === 1)) {
    throw new StoreError('BadValue', 'a tailable cursor has no order but {$natural: 1}');
  }
}
