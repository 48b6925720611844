import { Doc, type Value } from '../../bson/values.ts';
import { constant, type Context, type Node } from '../expressions/context.ts';
import { refuse } from '../refuse.ts';
import { accumulators, type Accumulator } from './accumulators.ts';

/** A field of a group and how it comes about. */
export interface GroupField {
  readonly name: string;
  readonly operator: string;
  readonly input: Node;
  readonly make: () => Accumulator;
}

/** `total: {$sum: '$n'}` */
export function parseAccumulator(name: string, value: Value, context: Context): GroupField {
  if (!(value instanceof Doc) || !value.names[0]?.startsWith('$'))
    return refuse(40234, `The field '${name}' must be an accumulator object`);
  if (name.includes('.')) refuse(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) refuse(40236, `The field name '${name}' cannot be an operator name`);
  if (value.size !== 1) refuse(40238, `The field '${name}' must specify one accumulator`);
  const [operator, operand] = [value.names[0] as string, value.values[0]];
  if (Array.isArray(operand)) refuse(40237, `The ${operator} accumulator is a unary operator`);
  const make = accumulators.get(operator);
  if (operator === '$accumulator')
    refuse('BadValue', '$accumulator not allowed in this context: the embedded store runs no scripts');
  if (!make) return refuse(15952, `unknown group operator '${operator}'`);
  return { name, operator, make, input: inputOf(operator, operand, context) };
}

function inputOf(operator: string, operand: Value, context: Context): Node {
  if (operator === '$count') {
    if (!(operand instanceof Doc) || operand.size > 0)
      refuse('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
    return constant(null);
  }
  return context.compile(operand);
}
