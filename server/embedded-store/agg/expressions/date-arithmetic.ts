import { dateOf } from '../../bson/far-date.ts';
import { isNumber, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { wholeLong } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import { dateOrUndefined } from './coerce-date.ts';
import { constant, type Context, type Node, type Operator } from './context.ts';
import { zoneIn } from './date-parts.ts';
import { addUnits, differenceInUnits, truncate, unitOf, weekDayOf, type Unit } from './date-units.ts';
import { fold, isNullish, nameOfType, namedOperands, results } from './operands.ts';

/** `$dateAdd` and `$dateSubtract`. */
function shift(name: string, direction: 1 | -1): Operator {
  const fields = { startDate: 5166402, unit: 5166402, amount: 5166402, timezone: null };
  return (operand, context) => {
    const parts = namedOperands(operand, { name, notAnObject: 5166400, unknown: 5166401, fields });
    const [start, unit, amount] = ['startDate', 'unit', 'amount'].map((part) => context.compile(parts.get(part))) as [
      Node,
      Node,
      Node,
    ];
    const zone = optional(parts, 'timezone', context);
    return fold([start, unit, amount, ...present(zone)], (scope) => {
      const [from, by, count] = results(scope, [start, unit, amount]);
      const at = zoneIn(scope, zone);
      if (isNullish(from) || isNullish(by) || isNullish(count) || !at) return null;
      const date = dateOrUndefined(from) ?? refuse(5166403, `${name} requires startDate to be convertible to a date`);
      if (typeof by !== 'string') return refuse(5166404, `${name} expects string defining the time unit`);
      const chosen = unitOf(by) ?? refuse('FailedToParse', `unknown time unit value: ${by}`);
      const steps = isNumber(count) ? wholeLong(count) : undefined;
      if (steps === undefined) return refuse(5166405, `${name} expects integer amount of time units`);
      const moment = addUnits(date.getTime(), chosen, direction * Number(steps), at);
      return Math.abs(moment) < 2 ** 63 ? dateOf(BigInt(moment)) : refuse(5166406, `${name} overflowed`);
    });
  };
}

const difference: Operator = (operand, context) => {
  const fields = { startDate: 5166303, endDate: 5166304, unit: 5166305, timezone: null, startOfWeek: null };
  const parts = namedOperands(operand, { name: '$dateDiff', notAnObject: 5166301, unknown: 5166302, fields });
  const [start, end, unit] = ['startDate', 'endDate', 'unit'].map((part) => context.compile(parts.get(part))) as [
    Node,
    Node,
    Node,
  ];
  const [zone, weekStart] = [optional(parts, 'timezone', context), optional(parts, 'startOfWeek', context)];
  return fold([start, end, unit, ...present(zone), ...present(weekStart)], (scope) => {
    const [from, to, by] = results(scope, [start, end, unit]);
    const at = zoneIn(scope, zone);
    if (isNullish(from) || isNullish(to) || isNullish(by) || !at) return null;
    const first = by === 'week' && weekStart ? weekStart.run(scope) : 'sunday';
    if (isNullish(first)) return null;
    const [a, b] = [
      dateParameter('$dateDiff', 'startDate', from, 5166307),
      dateParameter('$dateDiff', 'endDate', to, 5166307),
    ];
    const chosen = namedUnit('$dateDiff', by);
    const steps = differenceInUnits(a.getTime(), b.getTime(), chosen, at, weekDay('$dateDiff', first));
    return Number.isFinite(steps) ? BigInt(steps) : refuse(5166308, 'dateDiff overflowed');
  });
};

const truncation: Operator = (operand, context) => {
  const fields = { date: 5439009, unit: 5439010, binSize: null, timezone: null, startOfWeek: null };
  const parts = namedOperands(operand, { name: '$dateTrunc', notAnObject: 5439007, unknown: 5439008, fields });
  const [date, unit] = ['date', 'unit'].map((part) => context.compile(parts.get(part))) as [Node, Node];
  const bin = optional(parts, 'binSize', context) ?? constant(1n);
  const [zone, weekStart] = [optional(parts, 'timezone', context), optional(parts, 'startOfWeek', context)];
  return fold([date, unit, bin, ...present(zone), ...present(weekStart)], (scope) => {
    const [value, by, size] = results(scope, [date, unit, bin]);
    const at = zoneIn(scope, zone);
    if (isNullish(value) || isNullish(by) || isNullish(size) || !at) return null;
    const first = by === 'week' && weekStart ? weekStart.run(scope) : 'sunday';
    if (isNullish(first)) return null;
    const moment = dateParameter('$dateTrunc', 'date', value, 5439012).getTime();
    const chosen = namedUnit('$dateTrunc', by);
    const start = truncate(moment, chosen, binSize(size), at, weekDay('$dateTrunc', first));
    return Number.isFinite(start) ? dateOf(BigInt(start)) : refuse(5439004, 'dateTrunc overflowed');
  });
};

function optional(parts: ReadonlyMap<string, Value>, name: string, context: Context): Node | undefined {
  return parts.has(name) ? context.compile(parts.get(name)) : undefined;
}

const present = (node: Node | undefined): Node[] => (node ? [node] : []);

function dateParameter(name: string, what: string, value: Result, code: number): Date {
  return (
    dateOrUndefined(value) ?? refuse(code, `${name} requires '${what}' to be a date, but got ${nameOfType(value)}`)
  );
}

function namedUnit(name: string, value: Result): Unit {
  if (typeof value !== 'string')
    return refuse(5439013, `${name} requires 'unit' to be a string, but got ${nameOfType(value)}`);
  return unitOf(value) ?? refuse(5439014, `${name} parameter 'unit' is no time unit: ${value}`);
}

function weekDay(name: string, value: Result): number {
  if (typeof value !== 'string')
    return refuse(5439015, `${name} requires 'startOfWeek' to be a string, but got ${nameOfType(value)}`);
  return weekDayOf(value) ?? refuse(5439016, `${name} parameter 'startOfWeek' is no day of the week: ${value}`);
}

function binSize(value: Result): number {
  const size = isNumber(value) ? wholeLong(value) : undefined;
  if (size === undefined) return refuse(5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
  if (size <= 0n) refuse(5439018, `$dateTrunc requires 'binSize' to be greater than 0, but got value ${size}`);
  return Number(size);
}

export const dateArithmetic: readonly (readonly [string, Operator])[] = [
  ['$dateAdd', shift('$dateAdd', 1)],
  ['$dateSubtract', shift('$dateSubtract', -1)],
  ['$dateDiff', difference],
  ['$dateTrunc', truncation],
];
