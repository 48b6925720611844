import { Doc, Int32, type Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from './calendar.ts';
import { toDate } from './coerce-date.ts';
import { constant, type Context, type Node, type Operator } from './context.ts';
import { fold, isNullish, namedOperands } from './operands.ts';
import { localDate, timeZone, UTC, type TimeZone } from './time-zone.ts';

/** The zone an expression names; UTC when none is given, undefined when the expression is null. */
export function zoneIn(scope: Scope, zone: Node | undefined): TimeZone | undefined {
  if (!zone) return UTC;
  const value = zone.run(scope);
  return isNullish(value) ? undefined : timeZone(value);
}

/** `{$year: <date>}` or `{$year: {date: <date>, timezone: <zone>}}`. */
function datePart(name: string, read: (local: Date) => Value): Operator {
  return (operand, context) => {
    const [date, zone] = dateAndZone(name, operand, context);
    return fold(zone ? [date, zone] : [date], (scope) => {
      const value = date.run(scope);
      if (isNullish(value)) return null;
      const moment = toDate(value).getTime();
      const named = zone?.run(scope);
      if (zone && typeof named !== 'string')
        return isNullish(named as Result) ? null : refuse(40533, `${name} requires a string for the timezone argument`);
      return read(localDate(moment, named === undefined ? UTC : timeZone(named)));
    });
  };
}

function dateAndZone(name: string, operand: Value, context: Context): [Node, Node | undefined] {
  if (Array.isArray(operand)) {
    if (operand.length !== 1)
      refuse(40536, `${name} accepts exactly one argument if given an array, but was given ${operand.length}`);
    return [context.compile(operand[0]), undefined];
  }
  if (!(operand instanceof Doc) || operand.names[0]?.startsWith('$')) return [context.compile(operand), undefined];
  const parts = namedOperands(operand, {
    name,
    notAnObject: 40535,
    unknown: 40535,
    fields: { date: 40539, timezone: null },
  });
  return [
    context.compile(parts.get('date')),
    parts.has('timezone') ? context.compile(parts.get('timezone')) : undefined,
  ];
}

const int = (value: number): Int32 => new Int32(value);

const toParts: Operator = (operand, context) => {
  const fields = { date: 40522, timezone: null, iso8601: null };
  const parts = namedOperands(operand, { name: '$dateToParts', notAnObject: 40524, unknown: 40520, fields });
  const date = context.compile(parts.get('date'));
  const zone = parts.has('timezone') ? context.compile(parts.get('timezone')) : undefined;
  const iso = parts.has('iso8601') ? context.compile(parts.get('iso8601')) : constant(false);
  return fold([date, iso, ...(zone ? [zone] : [])], (scope) => {
    const value = date.run(scope);
    const at = zoneIn(scope, zone);
    const asIso = at && iso.run(scope);
    if (!at || isNullish(asIso as Result)) return null;
    if (typeof asIso !== 'boolean') return refuse(40521, 'iso8601 must evaluate to a bool');
    if (isNullish(value)) return null;
    return partsOf(localDate(toDate(value).getTime(), at), asIso);
  });
};

function partsOf(local: Date, asIso: boolean): Result {
  const { year, week } = isoWeek(local);
  const day = asIso
    ? { isoWeekYear: int(year), isoWeek: int(week), isoDayOfWeek: int(isoDayOfWeek(local)) }
    : { year: int(local.getUTCFullYear()), month: int(local.getUTCMonth() + 1), day: int(local.getUTCDate()) };
  return Doc.of({
    ...day,
    hour: int(local.getUTCHours()),
    minute: int(local.getUTCMinutes()),
    second: int(local.getUTCSeconds()),
    millisecond: int(local.getUTCMilliseconds()),
  });
}

const part = (name: string, read: (local: Date) => number): readonly [string, Operator] => [
  name,
  datePart(name, (local) => int(read(local))),
];

export const dateParts: readonly (readonly [string, Operator])[] = [
  part('$year', (local) => local.getUTCFullYear()),
  part('$month', (local) => local.getUTCMonth() + 1),
  part('$dayOfMonth', (local) => local.getUTCDate()),
  part('$hour', (local) => local.getUTCHours()),
  part('$minute', (local) => local.getUTCMinutes()),
  part('$second', (local) => local.getUTCSeconds()),
  part('$millisecond', (local) => local.getUTCMilliseconds()),
  part('$dayOfWeek', (local) => local.getUTCDay() + 1),
  part('$dayOfYear', dayOfYear),
  part('$week', weekOfYear),
  part('$isoWeek', (local) => isoWeek(local).week),
  part('$isoDayOfWeek', isoDayOfWeek),
  // The only one of them that answers with a long.
  ['$isoWeekYear', datePart('$isoWeekYear', (local) => BigInt(isoWeek(local).year))],
  ['$dateToParts', toParts],
];
