import { compileFilter } from '../../match/compile-filter.ts';
import { Doc, Int32, isNumber, toNumber, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { findNow } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';

/** Sizes of capped collections are multiples of this. */
const GRAIN_BYTES = 256;

const EVERYTHING = compileFilter(new Doc());
const FROM_THE_FIRST = Doc.of({ $natural: new Int32(1) });

/** Makes room in a capped collection: the oldest documents go, without a word in the log, as MongoDB does it. */
export function keepWithinCap(txn: WriteTxn, collection: Collection): void {
  const { options } = collection;
  if (options.size === 0 || options.get('capped') !== true) return;
  const bytes = numberOr(options.get('size'), Infinity);
  const documents = numberOr(options.get('max'), Infinity);
  while (collection.count > 1 && (collection.size > bytes || collection.count > documents)) {
    const [oldest] = [...findNow(txn, collection, { filter: EVERYTHING, hint: FROM_THE_FIRST, limit: 1 })];
    if (!oldest) return;
    txn.remove(collection, oldest.id, oldest.bytes);
  }
}

/** From a capped collection only the oldest documents go, of themselves. @throws StoreError IllegalOperation */
export function demandRemovable(collection: Collection | undefined): void {
  if (collection?.options.get('capped') !== true) return;
  throw new StoreError('IllegalOperation', `cannot remove from a capped collection: ${collection.ns}`);
}

/** Documents of a capped collection lie one behind the other, so none may grow. @throws StoreError */
export function demandSameSize(collection: Collection, before: number, after: number): void {
  if (before === after || collection.options.get('capped') !== true) return;
  throw new StoreError(
    'CannotGrowDocumentInCappedNamespace',
    `Cannot change the size of a document in a capped collection: ${before} != ${after}`,
  );
}

/** Checks the options of a capped collection and rounds its size. @throws StoreError InvalidOptions */
export function demandCapOptions(options: Doc): void {
  const capped = options.get('capped') === true;
  if (!capped && (options.has('size') || options.has('max'))) {
    throw invalid("the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
  }
  if (!capped) return;
  const size = options.get('size');
  if (!isNumber(size)) throw invalid("the 'size' field is required when 'capped' is true");
  const bytes = Math.ceil(Math.max(1, toNumber(size)) / GRAIN_BYTES) * GRAIN_BYTES;
  options.set('size', bytes <= 0x7fffffff ? new Int32(bytes) : BigInt(bytes));
}

function numberOr(value: Value, otherwise: number): number {
  return isNumber(value) && toNumber(value) > 0 ? toNumber(value) : otherwise;
}

function invalid(message: string): StoreError {
  return new StoreError('InvalidOptions', message);
}
