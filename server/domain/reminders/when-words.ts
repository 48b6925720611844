import type { Repeat } from '../../contracts/later.ts';

/** What words say about a time, before it is known what day it is. */
export interface Reading {
  readonly afterMs?: number;
  readonly months?: number;
  readonly time?: { readonly hour: number; readonly minute: number };
  readonly day?:
    | { readonly inDays: number }
    | { readonly weekday: number }
    | { readonly day: number; readonly month: number; readonly year?: number };
  readonly repeat?: Repeat;
}

type Rule = readonly [pattern: RegExp, read: (found: RegExpExecArray) => Reading | null];

const MINUTE = 60_000;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|mins|minute|minutes|minuten)$/, MINUTE],
  [/^(h|hr|hrs|hour|hours|std|stunde|stunden)$/, 60 * MINUTE],
  [/^(d|day|days|tag|tage|tagen)$/, 24 * 60 * MINUTE],
  [/^(w|week|weeks|woche|wochen)$/, 7 * 24 * 60 * MINUTE],
];
const WEEKDAYS = [
  /^(sun|sunday|sonntag)s?$/,
  /^(mon|monday|montag)s?$/,
  /^(tue|tues|tuesday|dienstag)s?$/,
  /^(wed|wednesday|mittwoch)s?$/,
  /^(thu|thur|thurs|thursday|donnerstag)s?$/,
  /^(fri|friday|freitag)s?$/,
  /^(sat|saturday|samstag|sonnabend)s?$/,
];
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');
const MONTHS_DE = 'jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez'.split('|');
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, half: 0.5 },
  ...{ ein: 1, eine: 1, einer: 1, einem: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, zehn: 10, halben: 0.5 },
};

/** Each reads the beginning of what is left, words joined by one blank; the first that fits is taken. */
const rules: readonly Rule[] = [
  [/^(?:in|after|nach) (half an hour|einer halben stunde)\b/, () => ({ afterMs: 30 * MINUTE })],
  [/^(?:in|after|nach) (\d{1,4}|[\p{L}]+) (?:months?|monat(?:en)?)(?= |$)/u, ([, n]) => months(n)],
  [
    /^(?:in|after|nach) (\d{1,5}(?:[.,]\d)?|[\p{L}]+) ?([\p{L}]+)(?: (?:and |und )?(\d{1,3}) ?(m|min|minutes|minuten))?(?= |$)/u,
    after,
  ],
  [
    /^(?:every weekday|each weekday|weekdays|on weekdays|werktags|jeden werktag)(?= |$)/,
    () => ({ repeat: 'weekdays' }),
  ],
  [/^(?:every day|each day|daily|everyday|täglich|jeden tag)(?= |$)/, () => ({ repeat: 'daily' })],
  [/^(?:every week|weekly|jede woche|wöchentlich)(?= |$)/, () => ({ repeat: 'weekly' })],
  [/^(?:every month|monthly|jeden monat|monatlich)(?= |$)/, () => ({ repeat: 'monthly' })],
  [/^(?:every|each|jeden) ([\p{L}]+)(?= |$)/u, ([, name]) => weekday(name, 'weekly')],
  [/^(?:today|heute)(?= |$)/, () => ({ day: { inDays: 0 } })],
  [/^(?:tomorrow|morgen)(?: (?:morning|früh))?(?= |$)/, () => ({ day: { inDays: 1 } })],
  [/^(?:the day after tomorrow|übermorgen)(?= |$)/, () => ({ day: { inDays: 2 } })],
  [/^(?:next week|nächste woche)(?= |$)/, () => ({ day: { weekday: 1 } })],
  [/^(?:on |am )?(\d{4})-(\d{2})-(\d{2})(?= |$)/, ([, y, m, d]) => date(d, m, y)],
  [/^(?:on |am )?(\d{1,2})\.(\d{1,2})\.(\d{4})?(?= |$)/, ([, d, m, y]) => date(d, m, y)],
  [/^(?:on |am )?(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(\p{L}{3,9})\.?(?: (\d{4}))?(?= |$)/u, named],
  [/^(?:on )?(\p{L}{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?= |$)/u, ([all, m, d, y]) => named([all, d, m, y])],
  [/^(?:on |am |next |nächsten |kommenden |this )?(\p{L}+)(?= |$)/u, ([, name]) => weekday(name)],
  [/^(?:at |um )?(?:noon|midday|mittags?)(?= |$)/, () => ({ time: { hour: 12, minute: 0 } })],
  [/^(?:at |um )?(\d{1,2})[:.](\d{2}) ?(am|pm|uhr)?(?= |$)/, ([, h, m, half]) => clock(h, m, half)],
  [/^(?:at |um )?(\d{1,2}) ?(am|pm|uhr)(?= |$)/, ([, h, half]) => clock(h, '0', half)],
  [/^(?:at|um) (\d{1,2})(?= |$)/, ([, h]) => clock(h, '0', undefined)],
];

/** Null when a word is no part of a time, or two contradict each other. */
export function readWords(words: readonly string[]): Reading | null {
  let left = words
    .join(' ')
    .toLowerCase()
    .replace(/,(?= |$)/g, '');
  let reading: Reading = {};
  while (left !== '') {
    const found = firstReading(left);
    if (found === null || Object.keys(found.says).some((part) => part in reading)) return null;
    reading = { ...reading, ...found.says };
    left = left.slice(found.length).trimStart();
  }
  if (Object.keys(reading).length === 0) return null;
  const alone = reading.afterMs !== undefined || reading.months !== undefined;
  return alone && Object.keys(reading).length > 1 ? null : reading;
}

function firstReading(text: string): { readonly says: Reading; readonly length: number } | null {
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text);
    const says = found === null ? null : read(found);
    if (found !== null && says !== null) return { says, length: found[0].length };
  }
  return null;
}

function after([, count, unit, more]: readonly (string | undefined)[]): Reading | null {
  const number = numberOf(count);
  const each = UNITS.find(([names]) => names.test(unit ?? ''))?.[1];
  if (number === null || each === undefined) return null;
  return { afterMs: number * each + Number(more ?? 0) * MINUTE };
}

function months(count: string | undefined): Reading | null {
  const number = numberOf(count);
  return number === null || !Number.isInteger(number) ? null : { months: number };
}

function numberOf(text: string | undefined): number | null {
  const number = NUMBERS[text ?? ''] ?? Number((text ?? '').replace(',', '.'));
  return Number.isFinite(number) && number > 0 ? number : null;
}

function weekday(name: string | undefined, repeat?: Repeat): Reading | null {
  const found = WEEKDAYS.findIndex((pattern) => pattern.test(name ?? ''));
  if (found === -1) return null;
  return { day: { weekday: found }, ...(repeat === undefined ? {} : { repeat }) };
}

function named([, day, name, year]: readonly (string | undefined)[]): Reading | null {
  const start = (name ?? '').slice(0, 3);
  const month = Math.max(MONTHS.indexOf(start), MONTHS_DE.indexOf(start));
  return month === -1 ? null : date(day, String(month + 1), year);
}

function date(day: string | undefined, month: string | undefined, year: string | undefined): Reading | null {
  const [d, m] = [Number(day), Number(month)];
  // The 30th of February is none, and of the 29th only the year decides.
  const lastDay = new Date(Date.UTC(year === undefined ? 2024 : Number(year), m, 0)).getUTCDate();
  if (m < 1 || m > 12 || d < 1 || d > lastDay) return null;
  return { day: { day: d, month: m, ...(year === undefined ? {} : { year: Number(year) }) } };
}

function clock(hours: string | undefined, minutes: string | undefined, half: string | undefined): Reading | null {
  const [written, minute] = [Number(hours), Number(minutes)];
  const isHalf = half === 'am' || half === 'pm';
  if (minute > 59 || written > 23 || (isHalf && (written < 1 || written > 12))) return null;
  const hour = isHalf ? (written % 12) + (half === 'pm' ? 12 : 0) : written;
  return { time: { hour, minute } };
}
