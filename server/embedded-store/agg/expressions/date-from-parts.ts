import { dateOf } from '../../bson/far-date.ts';
import { Int32, isNumber, type Doc } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { fitsLong } from '../numbers/numbers.ts';
import { wholeLong } from '../numbers/whole.ts';
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
    const read = (from: number, to: number): number[] | undefined => partsIn(names, nodes, from, to, scope);
    const time = read(3, 7);
    const at = time && zoneIn(scope, zone);
    const day = at && read(0, 3);
    if (!time || !at || !day) return null;
    const moment = BigInt(momentOf(startOf(day, isIso) + lengthOf(time), at));
    return fitsLong(moment) ? dateOf(moment) : refuse('DurationOverflow', 'the date is out of range');
  });
};

function startOf(parts: readonly number[], isIso: boolean): number {
  const [first, second, third] = parts as [number, number, number];
  const [least, most] = [1, 9999];
  if (first < least || first > most)
    refuse(isIso ? 31095 : 40523, `the year must be in the range ${least} to ${most}, found ${first}`);
  return isIso ? isoWeekStart(first, second) + (third - 1) * DAY : utc(first, second, third);
}

function lengthOf(parts: readonly number[]): number {
  const [hours, minutes, seconds, milliseconds] = parts as [number, number, number, number];
  return hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;
}

function chooseKind(operand: Doc): boolean {
  const has = (names: readonly string[]): boolean => names.some((name) => operand.has(name));
  if (!has(['year', 'isoWeekYear']))
    refuse(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  if (operand.has('year') && has(ISO))
    refuse(40489, '$dateFromParts does not allow mixing natural dates with ISO dates');
  if (operand.has('isoWeekYear') && has(NATURAL))
    refuse(40525, '$dateFromParts does not allow mixing ISO dates with natural dates');
  return operand.has('isoWeekYear');
}

/** The parts from one place to another, checked one after the other; undefined as soon as one is null. */
function partsIn(
  names: readonly string[],
  nodes: readonly Node[],
  from: number,
  to: number,
  scope: Scope,
): number[] | undefined {
  const parts: number[] = [];
  for (let index = from; index < to; index++) {
    const value = (nodes[index] as Node).run(scope);
    if (isNullish(value)) return undefined;
    parts.push(checked(names[index] as string, value));
  }
  return parts;
}

/** Parts that may be of any size: years have a range of their own. */
const UNBOUNDED = ['year', 'isoWeekYear', 'second', 'millisecond'];

function checked(name: string, value: Result): number {
  const whole = isNumber(value) ? wholeLong(value) : undefined;
  if (whole === undefined) return refuse(40515, `'${name}' must evaluate to an integer, found ${nameOfType(value)}`);
  if (!UNBOUNDED.includes(name) && (whole < -32768n || whole > 32767n))
    refuse(31034, `'${name}' must evaluate to a value in the range [-32768, 32767]; value ${whole} is not in range`);
  return Number(whole);
}
