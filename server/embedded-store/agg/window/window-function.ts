import { Doc, type Value } from '../../bson/values.ts';
import { evaluatedInTurns } from '../../turns/evaluated-in-turns.ts';
import type { Expression, Result } from '../environment.ts';
import type { Context } from '../expressions/context.ts';
import { nameOfType, orNull } from '../expressions/operands.ts';
import { accumulators } from '../group/accumulators.ts';
import { refuse } from '../refuse.ts';
import type { Row } from '../row.ts';
import { parseCalculus } from './parse-calculus.ts';
import { parseMovingAverage } from './moving-average.ts';
import { overWindow, type Collecting } from './over-window.ts';
import { WHOLE, parseWindow, type Window } from './parse-window.ts';
import { Covariance, RunningDeviation } from './running-spread.ts';
import { RunningMean, RunningSum } from './running-sum.ts';
import { isRank, parseRank } from './ranks.ts';
import { parseShift } from './shift.ts';

/** The rows of one partition in their order, with the values by which they were sorted. */
export interface Partition {
  readonly rows: readonly Row[];
  readonly keys: readonly (readonly Value[])[];
}

/** The value of a row; asked of every row in its order, once. */
export type Column = (index: number) => Value;

/** The values of one output field for the rows of a partition. */
export type WindowFunction = (partition: Partition) => Column | Promise<Column>;

/** What a window function is compiled in. */
export interface WindowPlace {
  /** The `sortBy` of the stage. */
  readonly sortBy: Doc | undefined;
  readonly expressions: Context;
}

const COLLECTING: Readonly<Record<string, Collecting>> = {
  ...Object.fromEntries(
    ['$min', '$max', '$push', '$addToSet', '$first', '$last'].map((name) => [name, collecting(name)]),
  ),
  $count: collecting('$count'),
  $sum: { ...collecting('$sum'), running: () => new RunningSum() },
  $avg: { ...collecting('$avg'), running: () => new RunningMean() },
  $stdDevPop: { ...collecting('$stdDevPop'), running: () => new RunningDeviation(false) },
  $stdDevSamp: { ...collecting('$stdDevSamp'), running: () => new RunningDeviation(true) },
  $covariancePop: { make: () => new Covariance(false), running: () => new Covariance(false) },
  $covarianceSamp: { make: () => new Covariance(true), running: () => new Covariance(true) },
};

function collecting(name: string): Collecting {
  return { make: accumulators.get(name) as Collecting['make'] };
}

/** The functions that are more than a collection of the values in a window. */
const OTHERS: Readonly<Record<string, (spec: Doc, place: WindowPlace) => WindowFunction>> = {
  $shift: parseShift,
  $derivative: parseCalculus,
  $integral: parseCalculus,
  $expMovingAvg(spec, { sortBy, expressions }) {
    const { input, make } = parseMovingAverage(spec, sortBy, expressions);
    return over({ kind: 'documents', from: -Infinity, to: 0 }, input.run, { make }, undefined);
  },
};

const isFunction = (name: string): boolean => name in COLLECTING || name in OTHERS || isRank(name);

/** `{$sum: '$n', window: {…}}` */
export function parseWindowFunction(name: string, spec: Value, place: WindowPlace): WindowFunction {
  if (!(spec instanceof Doc))
    return refuse('FailedToParse', `The field '${name}' must be an object, not ${nameOfType(spec)}`);
  const operator = spec.names.find((each) => each.startsWith('$'));
  if (operator === undefined) return refuse('FailedToParse', 'Expected a $-prefixed window function');
  if (!isFunction(operator)) return refuse('FailedToParse', `Unrecognized window function, ${operator}`);
  if (isRank(operator)) return parseRank(operator, spec, place);
  return OTHERS[operator]?.(spec, place) ?? parseCollecting(operator, spec, place);
}

function parseCollecting(operator: string, spec: Doc, { sortBy, expressions }: WindowPlace): WindowFunction {
  let window: Window = WHOLE;
  for (const [name, value] of spec) {
    if (name === 'window') window = parseWindow(value, sortBy, expressions);
    else if (name !== operator)
      refuse(
        'FailedToParse',
        isFunction(name)
          ? 'Cannot specify two functions in window function spec'
          : `Window function found an unknown argument: ${name}`,
      );
  }
  const operand = spec.get(operator);
  if (operator === '$count' && !(operand instanceof Doc && operand.size === 0))
    refuse('FailedToParse', '$count only accepts an empty object as an argument');
  const input = operator === '$count' ? (): Result => null : expressions.compile(operand).run;
  return over(window, input, COLLECTING[operator] as Collecting, positionOf(sortBy, expressions));
}

/** What rows stand at on the axis of the sort field; undefined when there is no such field. */
export function positionOf(sortBy: Doc | undefined, expressions: Context): Expression | undefined {
  const path = sortBy?.names[0];
  return path === undefined || sortBy?.values[0] instanceof Doc ? undefined : expressions.compile(`$${path}`).run;
}

/** A function that collects what is in a window. */
export function over(
  window: Window,
  input: Expression,
  collected: Collecting,
  position: Expression | undefined,
): WindowFunction {
  return async ({ rows }) => {
    const evaluated = (run: Expression): Promise<Result[]> => evaluatedInTurns(rows, (row) => run({ row, slots: [] }));
    const positions = position && window.kind === 'range' ? await evaluated(position) : [];
    const column = overWindow(window, await evaluated(input), positions, collected);
    return (index) => orNull(column(index));
  };
}
