import { Doc, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { nameOfType } from '../expressions/operands.ts';
import { accumulators } from '../group/accumulators.ts';
import { refuse } from '../refuse.ts';
import { parseCalculus } from './parse-calculus.ts';
import { parseMovingAverage } from './moving-average.ts';
import { over, type Collecting } from './over-window.ts';
import { WHOLE, parseWindow, type Window } from './parse-window.ts';
import { Covariance, RunningDeviation } from './running-spread.ts';
import { RunningMean, RunningSum } from './running-sum.ts';
import { isRank, parseRank } from './ranks.ts';
import { parseShift } from './shift.ts';
import { positionOf, type WindowFunction, type WindowPlace } from './window-place.ts';

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
