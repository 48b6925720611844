import { compareValues } from '../../bson/compare.ts';
import { Doc, Int32, MISSING, isNumber, type Value } from '../../bson/values.ts';
import type { Context, Node } from '../expressions/context.ts';
import { int32 } from '../expressions/arrays.ts';
import { orNull } from '../expressions/operands.ts';
import { accumulators } from '../group/accumulators.ts';
import { parseAccumulator } from '../group/parse-accumulator.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { mapInTurns } from '../../turns/in-turns.ts';
import { refuse } from '../refuse.ts';
import type { Row } from '../row.ts';
import { overWindow } from './over-window.ts';
import { parseWindow, type Window } from './parse-window.ts';

/** The rows of one partition in their order, with the values by which they were sorted. */
export interface Partition {
  readonly rows: readonly Row[];
  readonly keys: readonly (readonly Value[])[];
}

/** The value of a row; asked of every row in its order, once. */
export type Column = (index: number) => Value;

/** The values of one output field for the rows of a partition. */
export type WindowFunction = (partition: Partition) => Column | Promise<Column>;

const RANKS: Readonly<Record<string, WindowFunction>> = {
  $documentNumber: () => (index) => new Int32(index + 1),
  $rank: ({ keys }) => ranks(keys, (_, index) => index + 1),
  $denseRank: ({ keys }) => ranks(keys, (before) => before + 1),
};

/** Known to MongoDB, left out of this store on purpose. */
const LEFT_OUT = ['$derivative', '$integral', '$expMovingAvg', '$covariancePop', '$covarianceSamp'];

function ranks(keys: Partition['keys'], next: (before: number, index: number) => number): Column {
  let rank = 0;
  return (index) => {
    const before = keys[index - 1];
    if (!before || keys[index]?.some((value, part) => compareValues(value, before[part]) !== 0))
      rank = next(rank, index);
    return new Int32(rank);
  };
}

/** `{$sum: '$n', window: {…}}` */
export function parseWindowFunction(name: string, spec: Value, sortBy: Value, context: Context): WindowFunction {
  if (!(spec instanceof Doc)) return refuse('FailedToParse', `The field '${name}' must be an object`);
  const operators = spec.names.filter((each) => each.startsWith('$'));
  if (operators.length !== 1) refuse('FailedToParse', 'Expected exactly one window function');
  const [operator] = operators as [string];
  for (const each of spec.names)
    if (each !== operator && each !== 'window')
      refuse('FailedToParse', `Window function found an unknown argument: ${each}`);
  const rank = RANKS[operator];
  if (rank || operator === '$shift') {
    if (sortBy === undefined) refuse(5371602, `${operator} requires a sortBy`);
    if (spec.has('window')) refuse(5371601, `Rank style window functions take no other arguments`);
    return rank ?? shift(spec.get('$shift'), context);
  }
  if (LEFT_OUT.includes(operator)) refuse('CommandNotSupported', `${operator} is not supported by the embedded store`);
  if (!accumulators.has(operator)) return refuse('FailedToParse', `Unrecognized window function, ${operator}`);
  const { input, make } = parseAccumulator('output', Doc.of({ [operator]: spec.get(operator) }), context);
  const window = parseWindow(spec.get('window'));
  demandOrder(window, sortBy);
  return async (partition) => {
    const values = await mapInTurns(partition.rows, (row) => input.run({ row, slots: [] }));
    return overWindow(window, values, make, partition);
  };
}

function demandOrder({ kind, from, to }: Window, sortBy: Value): void {
  if (kind === 'documents') {
    if (sortBy === undefined && (Number.isFinite(from) || Number.isFinite(to)))
      refuse(5339901, 'Document-based bounds require a sortBy');
    return;
  }
  const directions = sortBy instanceof Doc ? sortBy.values : [];
  if (directions.length !== 1 || !isNumber(directions[0]) || doubleOf(directions[0]) !== 1)
    refuse(5339902, 'Range-based bounds require a sortBy of a single ascending field');
}

function shift(spec: Value, context: Context): WindowFunction {
  if (!(spec instanceof Doc)) return refuse('FailedToParse', 'Argument to $shift must be an object');
  const by = spec.has('by') ? int32(spec.get('by')) : undefined;
  if (by === undefined || !spec.has('output'))
    return refuse('FailedToParse', "$shift requires 'output' and a whole 'by'");
  const output: Node = context.compile(spec.get('output'));
  const fallback = context.compile(spec.get('default') ?? null);
  if (!fallback.constant) refuse('FailedToParse', "$shift's 'default' must be a constant");
  const otherwise = orNull(fallback.constant?.value ?? MISSING);
  return ({ rows }) =>
    (index) => {
      const row = rows[index + by];
      return row ? orNull(output.run({ row, slots: [] })) : otherwise;
    };
}
