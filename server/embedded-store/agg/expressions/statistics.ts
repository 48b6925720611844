import { compareValues } from '../../bson/compare.ts';
import { isNumber } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { Deviation } from '../numbers/deviation.ts';
import { Sum } from '../numbers/sum.ts';
import type { Operator } from './context.ts';
import { fold, isNullish, operandsOf } from './operands.ts';

/** Over the elements of one array, or over all operands; arrays among several operands are not opened. */
export function over(evaluate: (values: readonly Result[]) => Result): Operator {
  return (operand, context) => {
    const nodes = operandsOf(operand, context);
    return fold(nodes, (scope) => {
      const values = nodes.map(({ run }) => run(scope));
      const [only] = values;
      return evaluate(values.length === 1 && Array.isArray(only) ? only : values);
    });
  };
}

function sumOf(values: readonly Result[]): Sum {
  const sum = new Sum();
  for (const value of values) if (isNumber(value)) sum.add(value);
  return sum;
}

function extreme(sign: 1 | -1): (values: readonly Result[]) => Result {
  return (values) => {
    let best: Result = null;
    for (const value of values)
      if (!isNullish(value) && (best === null || compareValues(value, best) * sign > 0)) best = value;
    return best;
  };
}

function deviation(sample: boolean): (values: readonly Result[]) => Result {
  return (values) => {
    const seen = new Deviation();
    for (const value of values) if (isNumber(value)) seen.add(value);
    return seen.value(sample);
  };
}

export const statistics: readonly (readonly [string, Operator])[] = [
  ['$sum', over((values) => sumOf(values).total())],
  ['$avg', over((values) => sumOf(values).mean())],
  ['$min', over(extreme(-1))],
  ['$max', over(extreme(1))],
  ['$stdDevPop', over(deviation(false))],
  ['$stdDevSamp', over(deviation(true))],
];
