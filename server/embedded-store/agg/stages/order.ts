import { Doc, isNumber, type Value } from '../../bson/values.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { Memory } from '../memory.ts';
import { refuse } from '../refuse.ts';
import type { Row } from '../row.ts';
import type { SpillRoom } from '../../spill/spill-room.ts';
import { step } from '../../turns/in-turns.ts';
import { parseSort, type SortOrder } from '../sort-key.ts';
import { RowSort, inHandfuls } from './row-sort.ts';
import { handfuls, type Batches, type Stage, type StageParser, type StreamStage } from './stage.ts';

export interface SortStage extends StreamStage {
  /** The same sort, of which only the first rows are wanted. */
  limited(count: number): SortStage;
}

export const sort: StageParser = (spec, _context, name) => sortStage(name, parseSort(spec), Infinity);

function sortStage(name: string, order: SortOrder, most: number): SortStage {
  return {
    name,
    ...(order.query && { push: { kind: 'sort', sort: order.query } }),
    needsTextScore: order.needsTextScore,
    limited: (count) => sortStage(name, order, Math.min(most, count)),
    run: (input, { disk }) => sorted(input, order, most, disk),
  };
}

export const isSort = (stage: Stage): stage is SortStage => 'limited' in stage;

async function* sorted(input: Batches, order: SortOrder, most: number, disk: SpillRoom | undefined): Batches {
  const sort = new RowSort('$sort', order, disk, most);
  try {
    for await (const batch of input) await sort.add(batch);
    yield* inHandfuls(await sort.sorted(), most);
  } finally {
    sort.close();
  }
}

function wholeNumber(value: Value, code: number, name: string): number {
  const number = isNumber(value) ? doubleOf(value) : NaN;
  if (Number.isNaN(number)) refuse(code, `invalid argument to ${name} stage: Expected a number in: ${name}`);
  if (number < 0) refuse(code, `invalid argument to ${name} stage: Expected a positive number in: ${name}: ${number}`);
  if (!Number.isInteger(number) || number > 2 ** 63)
    refuse(code, `invalid argument to ${name} stage: Expected an integer: ${name}: ${number}`);
  return number;
}

export const limit: StageParser = (spec, _context, name) => {
  const count = wholeNumber(spec, 5107201, name);
  if (count === 0) refuse(15958, 'the limit must be positive');
  return { name, push: { kind: 'limit', count }, run: (input) => firstRows(input, count) };
};

async function* firstRows(input: Batches, count: number): Batches {
  let left = count;
  for await (const batch of input) {
    yield batch.length > left ? batch.slice(0, left) : batch;
    left -= batch.length;
    if (left <= 0) return;
  }
}

export const skip: StageParser = (spec, _context, name) => {
  const count = wholeNumber(spec, 5107200, name);
  return { name, push: { kind: 'skip', count }, run: (input) => laterRows(input, count) };
};

async function* laterRows(input: Batches, count: number): Batches {
  let left = count;
  for await (const batch of input) {
    if (left < batch.length) yield left > 0 ? batch.slice(left) : batch;
    left = Math.max(0, left - batch.length);
  }
}

/** `$sample`: as many rows by chance, each at most once. */
export const sample: StageParser = (spec, _context, name) => {
  if (!(spec instanceof Doc)) return refuse(28745, 'the $sample stage specification must be an object');
  for (const option of spec.names) if (option !== 'size') refuse(28748, `unrecognized option to $sample: ${option}`);
  if (!spec.has('size')) refuse(28749, '$sample stage must specify a size');
  const size = spec.get('size');
  if (!isNumber(size)) return refuse(28746, 'size argument to $sample must be a number');
  const count = Math.trunc(doubleOf(size)) || 0;
  if (count < 0) refuse(28747, 'size argument to $sample must not be negative');
  return { name, run: (input) => chosen(input, count) };
};

async function* chosen(input: Batches, count: number): Batches {
  const picked: Row[] = [];
  const memory = new Memory('$sample');
  let seen = 0;
  for await (const batch of input)
    for (const row of batch) {
      const others = step();
      if (others) await others;
      // Each row takes a place with the chance that it has among those seen so far.
      const place = picked.length < count ? picked.length : Math.floor(Math.random() * (seen + 1));
      seen++;
      if (place >= count) continue;
      memory.use(row.size - (picked[place]?.size ?? 0));
      picked[place] = row;
    }
  for (let at = picked.length - 1; at > 0; at--) {
    const others = step();
    if (others) await others;
    const other = Math.floor(Math.random() * (at + 1));
    [picked[at], picked[other]] = [picked[other] as Row, picked[at] as Row];
  }
  yield* handfuls(picked);
}
