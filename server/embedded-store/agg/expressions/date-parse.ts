import { refuse } from '../refuse.ts';
import { isoWeekStart, utc } from './calendar.ts';
import { momentOf, timeZone, UTC, type TimeZone } from './time-zone.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*([ap]\.?m\.?(?![a-z]))?`;
const ZONE = String.raw`\s*(z|utc|gmt|[+-]\d\d:?(?:\d\d)?|[a-z]+/[a-z_/]+)?`;

interface Written {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** How a day may be written when no format is given, and where its parts stand. */
const days: readonly [RegExp, (parts: readonly string[]) => Written | undefined][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})/, ([y, m, d]) => written(y, m, d)],
  [/^(\d{4})(\d\d)(\d\d)(?=t|\s|$)/i, ([y, m, d]) => written(y, m, d)],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, ([y, m, d]) => written(y, m, d)],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, ([m, d, y]) => written(y, m, d)],
  [/^(\d{1,2})[-.](\d{1,2})[-.](\d{4})/, ([d, m, y]) => written(y, m, d)],
  [
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})[\s,-]+(\d{4})/i,
    ([d, name, y]) => written(y, monthNumber(name), d),
  ],
  [
    /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i,
    ([name, d, y]) => written(y, monthNumber(name), d),
  ],
];

function monthNumber(name = ''): string | undefined {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : String(index + 1);
}

function written(year?: string, month?: string, day?: string): Written | undefined {
  if (month === undefined) return undefined;
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31 ? parts : undefined;
}

const clock = new RegExp(`^(?:t|\\s+|,\\s*)${CLOCK}${ZONE}$`, 'i');
const onlyZone = new RegExp(`^${ZONE}$`, 'i');

/** Reads a date as people write them, ISO 8601 above all; milliseconds since 1970. Refused with ConversionFailure. */
export function parseDate(text: string, zone?: TimeZone): number {
  const trimmed = text.trim();
  for (const [pattern, read] of days) {
    const match = pattern.exec(trimmed);
    const day = match && read(match.slice(1));
    if (!day) continue;
    const moment = atTime(day, trimmed.slice(match[0].length), zone, text);
    if (moment !== undefined) return moment;
  }
  return refuse('ConversionFailure', `an incomplete date/time string has been found, with elements missing: "${text}"`);
}

function atTime(
  { year, month, day }: Written,
  rest: string,
  zone: TimeZone | undefined,
  text: string,
): number | undefined {
  const plain = onlyZone.exec(rest);
  const match = plain ?? clock.exec(rest);
  if (!match) return undefined;
  const [hour, minute, second, fraction, half, named] = plain
    ? [undefined, undefined, undefined, undefined, undefined, plain[1]]
    : match.slice(1);
  if (zone && named)
    refuse(
      'ConversionFailure',
      `you cannot pass in a date/time string with time zone information ('${named}') together with a timezone argument`,
    );
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const local = utc(year, month, day, hourOf(hour, half), Number(minute ?? 0), Number(second ?? 0), milliseconds);
  if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59)
    refuse('ConversionFailure', `Error parsing date string '${text}'`);
  return momentOf(local, named ? zoneNamed(named) : (zone ?? UTC));
}

function hourOf(hour = '0', half?: string): number {
  if (!half) return Number(hour);
  return (Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

const zoneNamed = (name: string): TimeZone => timeZone(/^(z|utc|gmt)$/i.test(name) ? name.toUpperCase() : name);

interface Fields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  isoYear?: number;
  isoWeek?: number;
  isoDay?: number;
  dayOfYear?: number;
  zone?: TimeZone;
}

/** The specifiers of `$dateFromString`'s format: what they look like, and which field they fill. */
const specifiers: Readonly<Record<string, readonly [RegExp, (fields: Fields, text: string) => void]>> = {
  Y: [/^\d{4}/, (fields, text) => (fields.year = Number(text))],
  m: [/^\d{1,2}/, (fields, text) => (fields.month = Number(text))],
  d: [/^\d{1,2}/, (fields, text) => (fields.day = Number(text))],
  H: [/^\d{1,2}/, (fields, text) => (fields.hour = Number(text))],
  M: [/^\d{1,2}/, (fields, text) => (fields.minute = Number(text))],
  S: [/^\d{1,2}/, (fields, text) => (fields.second = Number(text))],
  L: [/^\d{1,3}/, (fields, text) => (fields.millisecond = Number(text))],
  G: [/^\d{4}/, (fields, text) => (fields.isoYear = Number(text))],
  V: [/^\d{1,2}/, (fields, text) => (fields.isoWeek = Number(text))],
  u: [/^[1-7]/, (fields, text) => (fields.isoDay = Number(text))],
  j: [/^\d{1,3}/, (fields, text) => (fields.dayOfYear = Number(text))],
  z: [/^(?:[+-]\d\d:?(?:\d\d)?|z|[a-z]+(?:\/[a-z_]+)*)/i, (fields, text) => (fields.zone = zoneNamed(text))],
  Z: [/^[+-]\d{1,4}/, (fields, text) => (fields.zone = { isUtc: false, offsetAt: () => Number(text) * 60_000 })],
};

/** Reads a date in the given format. @throws ConversionFailure; 18535 and 18536 for the format itself */
export function parseFormatted(text: string, format: string, zone?: TimeZone): number {
  const fields: Fields = {};
  let rest = text;
  for (let at = 0; at < format.length; at++) {
    const character = format[at] as string;
    const letter = character === '%' ? format[++at] : undefined;
    if (character === '%' && letter === undefined) refuse(18535, "Unmatched '%' at end of format string");
    if (letter === undefined || letter === '%') rest = afterLiteral(rest, character, text);
    else rest = afterSpecifier(rest, letter, fields, text);
  }
  if (rest !== '') refuse('ConversionFailure', `Error parsing date string '${text}'; trailing data '${rest}'`);
  return momentOfFields(fields, zone, text);
}

function afterLiteral(rest: string, character: string, text: string): string {
  if (!rest.startsWith(character))
    refuse('ConversionFailure', `Error parsing date string '${text}'; the separation symbol could not be found`);
  return rest.slice(character.length);
}

function afterSpecifier(rest: string, letter: string, fields: Fields, text: string): string {
  const [pattern, fill] = specifiers[letter] ?? refuse(18536, `Invalid format character '%${letter}' in format string`);
  const match = pattern.exec(rest);
  if (!match)
    return refuse(
      'ConversionFailure',
      `Error parsing date string '${text}'; a value for %${letter} could not be found`,
    );
  fill(fields, match[0]);
  return rest.slice(match[0].length);
}

function momentOfFields(fields: Fields, zone: TimeZone | undefined, text: string): number {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0 } = fields;
  if (zone && fields.zone)
    refuse(
      'ConversionFailure',
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    );
  const time = utc(1970, 1, 1, hour, minute, second, millisecond);
  const date =
    dayOfFields(fields) ??
    (year !== undefined && month !== undefined && day !== undefined && written(String(year), String(month), String(day))
      ? utc(year, month, day)
      : undefined);
  if (date === undefined)
    return refuse(
      'ConversionFailure',
      `an incomplete date/time string has been found, with elements missing: "${text}"`,
    );
  return momentOf(date + time, fields.zone ?? zone ?? UTC);
}

function dayOfFields({ year, dayOfYear, isoYear, isoWeek, isoDay }: Fields): number | undefined {
  if (isoYear !== undefined && isoWeek !== undefined)
    return isoWeekStart(isoYear, isoWeek) + ((isoDay ?? 1) - 1) * 86_400_000;
  return year !== undefined && dayOfYear !== undefined ? utc(year, 1, dayOfYear) : undefined;
}
