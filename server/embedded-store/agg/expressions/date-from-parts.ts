import { Int32, isNumber, type Doc } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { isoWeekStart, utc } from './calendar.ts';
import { constant, type Node, type Operator } from './context.ts';
import { zoneIn } from './date-parts.ts';
import { fold, isNullish, nameOfType, namedOperands } from './operands.ts';
import { momentOf } from './time-zone.ts';

const NATURAL = ['year', 'month', 'day'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];
const DAY = 86_400_000;

/** `$dateFromParts`: parts outside of their usual range carry over into the next larger one. */
export const dateFromParts: Operator = (operand, context) => {
  const fields = Object.fromEntries([...NATURAL, ...ISO, ...TIME, 'timezone'].map((name) => [name, null]));
  const parts = namedOperands(operand, { name: '$dateFromParts', notAnObject: 40519, unknown: 40518, fields });
  const isIso = chooseKind(operand as Doc);
  const names = [...(isIso ? ISO : NATURAL), ...TIME];
  const nodes = names.map((name, index) =>
    parts.has(name) ? context.compile(parts.get(name)) : constant(new Int32(index < 3 ? 1 : 0)),
  );
  const zone = parts.has('timezone') ? context.compile(parts.get('timezone')) : undefined;
  return fold(zone ? [...nodes, zone] : nodes, (scope) => {
    const values = valuesOf(names, nodes, scope);
    const at = zoneIn(scope, zone);
    if (!values || !at) return null;
    const [first, second, third, ...time] = values as [number, number, number, ...number[]];
    const day = isIso ? isoWeekStart(first, second) + (third - 1) * DAY : utc(first, second, third);
    return new Date(momentOf(day + utc(1970, 1, 1, ...time), at));
  });
};

function chooseKind(operand: Doc): boolean {
  const isIso = ISO.some((name) => operand.has(name));
  const isNatural = NATURAL.some((name) => operand.has(name));
  if (isIso && isNatural) refuse(40489, '$dateFromParts does not allow mixing natural dates with ISO dates');
  if (!operand.has('year') && !operand.has('isoWeekYear'))
    refuse(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  return isIso;
}

/** Undefined when one of them is null. */
function valuesOf(names: readonly string[], nodes: readonly Node[], scope: Scope): number[] | undefined {
  const values = nodes.map(({ run }) => run(scope));
  if (values.some(isNullish)) return undefined;
  return values.map((value, index) => checked(names[index] as string, value));
}

function checked(name: string, value: Result): number {
  const number = isNumber(value) ? doubleOf(value) : NaN;
  if (!Number.isInteger(number))
    return refuse(40515, `'${name}' must evaluate to an integer, found ${nameOfType(value)}`);
  if ((name === 'year' || name === 'isoWeekYear') && (number < 1 || number > 9999))
    refuse(
      name === 'year' ? 40523 : 31095,
      `'${name}' must evaluate to an integer in the range 1 to 9999, found ${number}`,
    );
  if (!['second', 'millisecond'].includes(name) && Math.abs(number) > 32767)
    refuse(31034, `'${name}' must evaluate to a value in the range [-32768, 32767]; value ${number} is not in range`);
  return number;
}
