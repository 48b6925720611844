import { isNumber } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { bad } from './filter-parts.ts';
import type { FilterNode } from './filter-node.ts';
import { wholePart } from './whole-number.ts';

/** `$mod: [divisor, remainder]`; fractions are cut off, as MongoDB does. */
export function parseMod(path: string, value: Value): FilterNode {
  if (!Array.isArray(value)) throw bad('malformed mod, needs to be an array');
  if (value.length < 2) throw bad('malformed mod, not enough elements');
  if (value.length > 2) throw bad('malformed mod, too many elements');
  const divisor = part('divisor', value[0]);
  const remainder = part('remainder', value[1]);
  if (divisor === 0n) throw bad('divisor cannot be 0');
  return { op: 'mod', path, divisor, remainder };
}

function part(name: string, value: Value): bigint {
  if (!isNumber(value)) throw bad(`malformed mod, ${name} not a number`);
  const whole = wholePart(value);
  if (whole === undefined) throw bad(`malformed mod, ${name} value is invalid`);
  return whole;
}
