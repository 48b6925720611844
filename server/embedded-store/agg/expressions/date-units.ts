import { refuse } from '../refuse.ts';
import { dayNumber, lastDayOfMonth, utc } from './calendar.ts';
import { localDate, momentOf, type TimeZone } from './time-zone.ts';

const LENGTHS = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 } as const;
const DAY = 86_400_000;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const UNITS = ['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

const WEEK_DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export const unitOf = (name: string): Unit | undefined => UNITS.find((unit) => unit === name);

/** Sunday is 0; short names of three letters count too. */
export function weekDayOf(name: string): number | undefined {
  const lower = name.toLowerCase();
  const index = WEEK_DAYS.findIndex((day) => day === lower || day.slice(0, 3) === lower);
  return index < 0 ? undefined : index;
}

const isShort = (unit: Unit): unit is keyof typeof LENGTHS => unit in LENGTHS;
const isMonthly = (unit: Unit): unit is keyof typeof MONTHS => unit in MONTHS;

/** Hours and less are lengths of time; days and more keep the local time of day, months end at their last day. */
export function addUnits(moment: number, unit: Unit, count: number, zone: TimeZone): number {
  if (isShort(unit)) return moment + count * LENGTHS[unit];
  const local = localDate(moment, zone);
  const moved = isMonthly(unit)
    ? addMonths(local, count * MONTHS[unit])
    : local.getTime() + count * (unit === 'week' ? 7 : 1) * DAY;
  return momentOf(moved, zone);
}

function addMonths(local: Date, count: number): number {
  const months = local.getUTCFullYear() * 12 + local.getUTCMonth() + count;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const day = Math.min(local.getUTCDate(), lastDayOfMonth(year, month));
  return utc(year, month, day) + (local.getTime() - dayNumber(local) * DAY);
}

/** How many borders of the unit lie between two moments. */
export function differenceInUnits(from: number, to: number, unit: Unit, zone: TimeZone, weekStart: number): number {
  const [a, b] = [localDate(from, zone), localDate(to, zone)];
  if (isMonthly(unit)) return Math.floor(monthNumber(b) / MONTHS[unit]) - Math.floor(monthNumber(a) / MONTHS[unit]);
  if (unit === 'day') return dayNumber(b) - dayNumber(a);
  if (unit === 'week') return weekNumber(b, weekStart) - weekNumber(a, weekStart);
  if (unit === 'millisecond') return to - from;
  const length = LENGTHS[unit];
  const moved = Math.trunc((zone.offsetAt(to) - zone.offsetAt(from)) / length);
  return Math.floor(b.getTime() / length) - Math.floor(a.getTime() / length) - moved;
}

const monthNumber = (local: Date): number => local.getUTCFullYear() * 12 + local.getUTCMonth();

/** 1970-01-01 was a Thursday. */
const weekNumber = (local: Date, weekStart: number): number => Math.floor((dayNumber(local) + 4 - weekStart) / 7);

/** All bins are counted from 2000-01-01 of the zone; weeks from the first such week day on or after it. */
const REFERENCE_DAY = 10957;
const REFERENCE_MONTH = 2000 * 12;

export function truncate(moment: number, unit: Unit, size: number, zone: TimeZone, weekStart: number): number {
  if (isShort(unit)) return truncateShort(moment, checkedLength(LENGTHS[unit] * size), zone);
  if (size > MOST_UNITS) refuse(5439006, 'dateTrunc unsupported binSize value');
  const local = localDate(moment, zone);
  if (!isMonthly(unit)) return momentOf(firstDay(dayNumber(local), unit, size, weekStart) * DAY, zone);
  const width = MONTHS[unit] * size;
  const months = REFERENCE_MONTH + Math.floor((monthNumber(local) - REFERENCE_MONTH) / width) * width;
  return momentOf(utc(Math.floor(months / 12), (months % 12) + 1, 1), zone);
}

/** Days, and longer ones, in a bin. */
const MOST_UNITS = 100_000_000_000;

function checkedLength(milliseconds: number): number {
  return milliseconds < 2 ** 63 ? milliseconds : refuse(5439002, 'dateTrunc overflowed');
}

function truncateShort(moment: number, length: number, zone: TimeZone): number {
  const reference = momentOf(REFERENCE_DAY * DAY, zone);
  return reference + Math.floor((moment - reference) / length) * length;
}

function firstDay(day: number, unit: 'day' | 'week', size: number, weekStart: number): number {
  if (unit === 'day') return REFERENCE_DAY + Math.floor((day - REFERENCE_DAY) / size) * size;
  // 2000-01-01 was a Saturday.
  const reference = REFERENCE_DAY + ((weekStart - 6 + 7) % 7);
  return reference + Math.floor((day - reference) / (7 * size)) * 7 * size;
}
