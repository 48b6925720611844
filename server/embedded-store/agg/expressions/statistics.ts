import { compareValues } from '../../bson/compare.ts';
import { isNumber } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { Deviation } from '../numbers/deviation.ts';
import { Sum } from '../numbers/sum.ts';
import type { Node, Operator } from './context.ts';
import { fold, isNullish, operandsOf, regrouped, type Grouping } from './operands.ts';

/** Over the elements of one array, or over all operands; arrays among several operands are not opened. */
export function over(evaluate: (values: readonly Result[]) => Result, grouping?: Grouping): Operator {
  return (operand, context) => {
    const given = operandsOf(operand, context);
    if (given.length === 1) {
      const [{ run }] = given as [Node];
      return fold(given, (scope) => {
        const value = run(scope);
        return evaluate(Array.isArray(value) ? value : [value]);
      });
    }
    const nodes = grouping ? regrouped(given, evaluate, grouping) : given;
    const node = fold(nodes, (scope) => evaluate(nodes.map(({ run }) => run(scope))));
    return node.constant || !grouping ? node : { ...node, group: { operator: evaluate, operands: nodes } };
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

const anyOrder: Grouping = { commutative: true };

export const statistics: readonly (readonly [string, Operator])[] = [
  ['$sum', over((values) => sumOf(values).total(), anyOrder)],
  ['$avg', over((values) => sumOf(values).mean())],
  ['$min', over(extreme(-1), anyOrder)],
  ['$max', over(extreme(1), anyOrder)],
  ['$stdDevPop', over(deviation(false))],
  ['$stdDevSamp', over(deviation(true))],
];
