import { compareValues } from '../../bson/compare.ts';
import { Doc, isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Ordered } from '../../spill/merge-runs.ts';
import type { SpillRoom } from '../../spill/spill-room.ts';
import { step } from '../../turns/in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import { int32 } from '../expressions/arrays.ts';
import { nameOfType, orNull } from '../expressions/operands.ts';
import type { Accumulator } from '../group/accumulators.ts';
import type { GroupField } from '../group/parse-accumulator.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { isExpression, outputFields } from './buckets.ts';
import { demandRoundable, parseGranularity, type Granularity } from './granularity.ts';
import { RowSort, type Keyed } from './row-sort.ts';
import { handfuls, type Batches, type StageParser } from './stage.ts';

interface Bucketing {
  readonly buckets: number;
  readonly fields: readonly GroupField[];
  readonly granularity: Granularity | undefined;
  valueOf(row: Row): Value;
}

/** `$bucketAuto`: buckets of about the same number of rows; equal values are never parted. */
export const bucketAuto: StageParser = (spec, { expressions }, name) => {
  if (!(spec instanceof Doc))
    return refuse(40240, `The argument to $bucketAuto must be an object, but found type: ${nameOfType(spec)}.`);
  for (const option of spec.names)
    if (!['groupBy', 'buckets', 'output', 'granularity'].includes(option))
      refuse(40245, `Unrecognized option to $bucketAuto: ${option}.`);
  if (!spec.has('groupBy') || !spec.has('buckets'))
    refuse(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
  if (!isExpression(spec.get('groupBy')))
    refuse(40239, "The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression");
  const groupBy = expressions.compile(spec.get('groupBy'));
  const output = spec.get('output');
  const granularity = spec.has('granularity') ? parseGranularity(spec.get('granularity')) : undefined;
  const bucketing: Bucketing = {
    buckets: bucketCount(spec.get('buckets')),
    fields: outputFields(output instanceof Doc && output.size === 0 ? undefined : output, 40244, expressions),
    granularity,
    valueOf(row) {
      const value = orNull(groupBy.run({ row, slots: [] }));
      return granularity ? demandRoundable(value) : value;
    },
  };
  return { name, run: (input, { disk }) => automatic(input, bucketing, disk) };
};

function bucketCount(value: Value): number {
  if (!isNumber(value))
    return refuse(
      40241,
      `The $bucketAuto 'buckets' field must be a numeric value, but found type: ${nameOfType(value)}.`,
    );
  const count = int32(value);
  if (count === undefined)
    return refuse(40242, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer");
  return count > 0
    ? count
    : refuse(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}.`);
}

/** A bucket that is being filled, with rows that come in order. */
class Bucket {
  readonly #accumulators: readonly Accumulator[];
  readonly first: Value;
  last: Value;

  constructor(
    private readonly fields: readonly GroupField[],
    { key }: Keyed<Value>,
  ) {
    this.#accumulators = fields.map(({ make }) => make());
    this.first = this.last = key;
  }

  async add({ key, row }: Keyed<Value>): Promise<void> {
    for (const [at, { input }] of this.fields.entries()) {
      const evaluating = inSpells(() => input.run({ row, slots: [] }));
      this.#accumulators[at]?.add(evaluating instanceof Promise ? await evaluating : evaluating);
    }
    this.last = key;
  }

  row(min: Value, max: Value): Row {
    const made = new Doc(['_id'], [Doc.of({ min, max })]);
    this.fields.forEach(({ name }, at) => made.push(name, (this.#accumulators[at] as Accumulator).value()));
    return Row.ofDoc(made);
  }
}

async function* automatic(input: Batches, bucketing: Bucketing, disk: SpillRoom | undefined): Batches {
  const sort = new RowSort<Value>('$bucketAuto', { keyOf: bucketing.valueOf, compare: compareValues }, disk);
  try {
    let count = 0;
    for await (const batch of input) {
      count += batch.length;
      await sort.add(batch);
    }
    yield* handfuls(await filled(await sort.sorted(), Math.max(1, Math.round(count / bucketing.buckets)), bucketing));
  } finally {
    sort.close();
  }
}

/** @param size how many rows are to be in a bucket; the last one takes all that are left */
async function filled(
  rows: Ordered<Keyed<Value>>,
  size: number,
  { buckets, fields, granularity }: Bucketing,
): Promise<Row[]> {
  const made: Row[] = [];
  let next = rows.next();
  let border: Value;
  for (let number = 1; next; number++) {
    const bucket = new Bucket(fields, next);
    const fill = async (goesOn: (key: Value, taken: number) => boolean): Promise<void> => {
      for (let taken = 0; next && goesOn(next.key, taken); taken++) {
        const others = step();
        if (others) await others;
        await bucket.add(next);
        next = rows.next();
      }
    };
    const isLast = number === buckets;
    await fill((_, taken) => isLast || taken < size);
    const rounded = granularity?.up(bucket.last as NumberValue);
    // What is below the border, or equal to what is in the bucket, is not parted from it.
    await fill(
      (key) => (rounded !== undefined && compareValues(rounded, key) > 0) || compareValues(bucket.last, key) === 0,
    );
    const following = (next as Keyed<Value> | undefined)?.key;
    const min = granularity ? (border ?? granularity.down(bucket.first as NumberValue)) : bucket.first;
    if (granularity && rounded !== undefined)
      border = doubleOf(rounded) === 0 && next ? granularity.down(following as NumberValue) : rounded;
    // The upper bound is where the next bucket begins; the last one ends with its own last value.
    else border = next ? following : bucket.last;
    made.push(bucket.row(min, border));
  }
  return made;
}
