import { refuse } from '../refuse.ts';
import { isoWeekStart, lastDayOfMonth, utc } from './calendar.ts';
import { scan, type Written } from './date-scan.ts';
import { momentOf, UTC, type TimeZone } from './time-zone.ts';

const DAY = 86_400_000;

const failed = (text: string, why: string): never =>
  refuse('ConversionFailure', `Error parsing date string '${text}'; ${why}`);

/** Reads a date as people write them, ISO 8601 above all; milliseconds since 1970. Refused with ConversionFailure. */
export function parseDate(text: string, zone: TimeZone = UTC): number {
  const written = scan(text) ?? failed(text, 'what stands there is no date');
  const moment = momentOfParts(written, zone, text);
  const { weekDay } = written;
  return weekDay === undefined ? moment : moment + ((weekDay - new Date(moment).getUTCDay() + 7) % 7) * DAY;
}

/** Checks the parts as a calendar and a clock would, and puts them together. */
export function momentOfParts(written: Written, zone: TimeZone, text: string): number {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0, offset, days = 0 } = written;
  if (hour > 23 || minute > 59 || second > 59) failed(text, 'the parsed time was invalid');
  if (year === undefined || month === undefined || day === undefined)
    return refuse(
      'ConversionFailure',
      `an incomplete date/time string has been found, with elements missing: "${text}"`,
    );
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month))
    failed(text, 'the parsed date was invalid');
  if (offset !== undefined && !zone.isUtc)
    failed(text, 'you cannot pass in a date/time string with time zone information together with a timezone argument');
  const local = utc(year, month, day + days, hour, minute, second, millisecond);
  return offset === undefined ? momentOf(local, zone) : local - offset;
}

/** What ISO weeks say beside the parts that months and days have. */
interface Fields extends Written {
  isoYear?: number;
  isoWeek?: number;
  isoDay?: number;
}

/** The specifiers of `$dateFromString`'s format: what they look like, and which field they fill. */
export const readable: Readonly<Record<string, readonly [RegExp, (fields: Fields, text: string) => void]>> = {
  '%': [/^%/, () => undefined],
  Y: [/^\d{1,4}/, (fields, text) => (fields.year = Number(text))],
  m: [/^\d{1,2}/, (fields, text) => (fields.month = Number(text))],
  d: [/^\d{1,2}/, (fields, text) => (fields.day = Number(text))],
  H: [/^\d{1,2}/, (fields, text) => (fields.hour = Number(text))],
  M: [/^\d\d/, (fields, text) => (fields.minute = Number(text))],
  S: [/^\d\d/, (fields, text) => (fields.second = Number(text))],
  L: [/^\d{1,3}/, (fields, text) => (fields.millisecond = Number(text.padEnd(3, '0')))],
  G: [/^\d{1,4}/, (fields, text) => (fields.isoYear = Number(text))],
  V: [/^\d{1,2}/, (fields, text) => (fields.isoWeek = Number(text))],
  u: [/^[1-7]/, (fields, text) => (fields.isoDay = Number(text))],
  z: [/^[ \t]*(?:(?:gmt|utc)?[+-]\d{1,2}(?::?\d\d)?|\(?[a-z]{1,6}\)?(?![a-z]))/i, readZone],
  Z: [/^[+-]\d{1,4}/, (fields, text) => (fields.offset = Number(text) * 60_000)],
};

function readZone(fields: Fields, text: string): void {
  fields.offset = scan(text.replace(/utc(?=[+-])/i, 'gmt'))?.offset ?? failed(text, 'no time zone could be found');
}

/** Reads a date in a format that was checked before. @throws ConversionFailure */
export function parseFormatted(text: string, format: string, zone: TimeZone): number {
  const fields: Fields = {};
  let rest = text;
  for (const [piece, letter] of format.matchAll(/%([^])|[^]/gu)) {
    if (letter === undefined) rest = afterLiteral(rest, piece, text);
    else rest = afterSpecifier(rest, letter, fields, text);
  }
  if (rest !== '') failed(text, `trailing data '${rest}'`);
  return isIso(fields, text) ? momentOfWeek(fields, zone, text) : momentOfParts(fields, zone, text);
}

function afterLiteral(rest: string, character: string, text: string): string {
  return rest.startsWith(character) ? rest.slice(character.length) : failed(text, 'format literal not found');
}

function afterSpecifier(rest: string, letter: string, fields: Fields, text: string): string {
  const [pattern, fill] = readable[letter] ?? failed(text, `invalid format character '%${letter}'`);
  const [found] = pattern.exec(rest) ?? failed(text, `a value for %${letter} could not be found`);
  fill(fields, found);
  return rest.slice(found.length);
}

function isIso({ year, month, day, isoYear, isoWeek, isoDay }: Fields, text: string): boolean {
  if (isoYear === undefined && isoWeek === undefined && isoDay === undefined) return false;
  if (year !== undefined || month !== undefined || day !== undefined)
    failed(text, 'mixing of ISO dates with natural dates is not allowed');
  return isoYear !== undefined || failed(text, 'the parsed date was invalid');
}

function momentOfWeek({ isoYear = 0, isoWeek = 1, isoDay = 1, ...time }: Fields, zone: TimeZone, text: string): number {
  const date = new Date(isoWeekStart(isoYear, isoWeek) + (isoDay - 1) * DAY);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return momentOfParts({ ...time, year, month, day }, zone, text);
}
