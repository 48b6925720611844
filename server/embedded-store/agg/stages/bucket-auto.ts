import { compareValues } from '../../bson/compare.ts';
import { Doc, isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import { sortInTurns, step } from '../../turns/in-turns.ts';
import { evaluatedInTurns, inSpells } from '../../turns/spells.ts';
import { int32 } from '../expressions/arrays.ts';
import { nameOfType, orNull } from '../expressions/operands.ts';
import type { GroupField } from '../group/parse-accumulator.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { isExpression, outputFields } from './buckets.ts';
import { demandRoundable, parseGranularity, type Granularity } from './granularity.ts';
import { gather, handfuls, type Batches, type StageParser } from './stage.ts';

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
  return { name, run: (input, { mayUseDisk }) => automatic(input, bucketing, mayUseDisk) };
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

interface Placed {
  readonly value: Value;
  readonly row: Row;
}

async function* automatic(input: Batches, bucketing: Bucketing, mayUseDisk: boolean): Batches {
  const gathered = await evaluatedInTurns(await gather(input, '$bucketAuto', mayUseDisk), (row): Placed => ({
    row,
    value: bucketing.valueOf(row),
  }));
  const rows = await sortInTurns(gathered, (a, b) => compareValues(a.value, b.value));
  const size = Math.max(1, Math.round(rows.length / bucketing.buckets));
  const made: Row[] = [];
  let border: Value;
  for (let from = 0, number = 1; from < rows.length; number++) {
    const to = number === bucketing.buckets ? rows.length : Math.min(rows.length, from + size);
    const first = (rows[from] as Placed).value;
    const bucket = await widened(rows, to, bucketing.granularity);
    const min = bucketing.granularity ? (border ?? bucketing.granularity.down(first as NumberValue)) : first;
    made.push(Row.ofDoc(await bucketOf(Doc.of({ min, max: bucket.max }), rows, from, bucket.end, bucketing.fields)));
    border = bucket.max;
    from = bucket.end;
  }
  yield* handfuls(made);
}

/** Where a bucket ends that is to hold the rows before `to`, and all that may not be parted from the last of them. */
async function widened(
  rows: readonly Placed[],
  to: number,
  granularity: Granularity | undefined,
): Promise<{ end: number; max: Value }> {
  let end = to;
  const border = granularity?.up((rows[to - 1] as Placed).value as NumberValue);
  for (; end < rows.length; end++) {
    const next = (rows[end] as Placed).value;
    const isInside = border !== undefined && compareValues(border, next) > 0;
    if (!isInside && compareValues((rows[end - 1] as Placed).value, next) !== 0) break;
    const others = step();
    if (others) await others;
  }
  const next = rows[end];
  if (granularity && border !== undefined)
    return { end, max: doubleOf(border) === 0 && next ? granularity.down(next.value as NumberValue) : border };
  // The upper bound is where the next bucket begins; the last one ends with its own last value.
  return { end, max: (next ?? (rows[end - 1] as Placed)).value };
}

async function bucketOf(
  _id: Doc,
  rows: readonly Placed[],
  from: number,
  to: number,
  fields: readonly GroupField[],
): Promise<Doc> {
  const bucket = new Doc(['_id'], [_id]);
  for (const { name, make, input } of fields) {
    const accumulator = make();
    for (let at = from; at < to; at++) {
      const others = step();
      if (others) await others;
      const { row } = rows[at] as Placed;
      const evaluating = inSpells(() => input.run({ row, slots: [] }));
      accumulator.add(evaluating instanceof Promise ? await evaluating : evaluating);
    }
    bucket.push(name, accumulator.value());
  }
  return bucket;
}
