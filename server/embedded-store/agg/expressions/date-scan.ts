import { isoWeekStart, utc } from './calendar.ts';
import { abbreviated } from './zone-names.ts';

/** What a text says of a moment; whatever it does not say is undefined. Numbers as they were written. */
export interface Written {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  /** Milliseconds that local time is ahead of UTC. */
  offset?: number;
  /** Sunday is 0: the moment is on the first such day from the one that is written on. */
  weekDay?: number;
  /** Days to be added. */
  days?: number;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LATIN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const Y4 = String.raw`(\d{4})`;
const MM = String.raw`(0\d|1[0-2])`;
const DD = String.raw`([0-2]\d|3[01])`;
const M = String.raw`(0?\d|1[0-2])`;
const D = String.raw`([0-2]?\d|3[01])`;
const SHORT = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)';
const NAME =
  '(january|february|march|april|may|june|july|august|september|october|november|december|sept?|jan|feb|mar|apr|jun|jul|aug|oct|nov|dec|viii|vii|vi|v|iv|iii|ii|ix|i|xii|xi|x)';
const H = String.raw`([01]?\d|2[0-4])`;
const HH = String.raw`([01]\d|2[0-4])`;
const I = String.raw`([0-5]?\d)`;
const II = String.raw`([0-5]\d)`;
const S = String.raw`([0-5]?\d|60)`;
const SS = String.raw`([0-5]\d|60)`;
const HALF = String.raw`[ \t]?([ap])\.?m\.?(?=[\s,]|$)`;
const OFFSET = String.raw`(?:gmt)?([+-](?:[01]?\d|2[0-4])(?::?[0-5]?\d)?)`;

type Read = (written: Written, parts: readonly string[]) => void;
type Kind = 'date' | 'time' | 'zone' | 'other';

/** All that may stand in a date; of those that fit at a place the longest counts, of equally long ones the first. */
const rules: readonly (readonly [RegExp, Kind, Read])[] = [
  rule(/[ .,\t]+/, 'other', () => undefined),
  rule(/now|today|midnight|noon/, 'other', (at, [word]) => {
    if (word !== 'now') atClock(at, [word === 'noon' ? '12' : '0', '0', '0']);
  }),
  rule(/@(-?\d{1,15})/, 'date', (at, [seconds]) => {
    date(at, '1970', '1', '1');
    atClock(at, ['0', '0', '0']);
    at.millisecond = Number(seconds) * 1000;
    at.offset = 0;
  }),
  rule(`${H}${HALF}`, 'time', (at, [hour, half]) => atClock(at, [halved(hour, half), '0', '0'])),
  rule(`${H}[:.]${II}${HALF}`, 'time', (at, [hour, minute, half]) => atClock(at, [halved(hour, half), minute, '0'])),
  rule(`${H}[:.]${I}[:.]${SS}${HALF}`, 'time', (at, [hour, minute, second, half]) =>
    atClock(at, [halved(hour, half), minute, second]),
  ),
  rule(`t?${H}[:.]${I}`, 'time', (at, parts) => atClock(at, [...parts, '0'])),
  rule(String.raw`t?${H}[:.]${I}[:.]${S}([.,]\d+)?`, 'time', atClock),
  rule(`t?${HH}${II}`, 'time', (at, parts) => atClock(at, [...parts, '0'])),
  rule(`t?${HH}${II}${SS}`, 'time', atClock),
  rule(String.raw`${M}/${D}/(\d{1,4})`, 'date', (at, [m, d, y]) => date(at, y, m, d)),
  rule(`${M}/${D}`, 'date', (at, [m, d]) => date(at, undefined, m, d)),
  rule(`${Y4}/${M}/${D}/?`, 'date', (at, [y, m, d]) => date(at, y, m, d)),
  rule(String.raw`(\d{1,4})-${M}-${D}`, 'date', (at, [y, m, d]) => date(at, y, m, d)),
  rule(`[+]?${Y4}-${MM}-${DD}`, 'date', (at, [y, m, d]) => date(at, y, m, d)),
  rule(`${Y4}-${M}`, 'date', (at, [y, m]) => date(at, y, m, '1')),
  rule(`${Y4}${MM}${DD}`, 'date', (at, [y, m, d]) => date(at, y, m, d)),
  rule(`${D}[.\\t-]${M}[.-]${Y4}`, 'date', (at, [d, m, y]) => date(at, y, m, d)),
  rule(String.raw`${D}[.\t]${M}\.(\d\d)`, 'date', (at, [d, m, y]) => date(at, y, m, d)),
  rule(String.raw`${D}(?:st|nd|rd|th)?[ \t.-]*${NAME}[ \t.-]*(\d{1,4})`, 'date', (at, [d, m, y]) =>
    date(at, y, month(m), d),
  ),
  rule(String.raw`${NAME}[ .\t-]*${D}[,.stndrh\t ]+(\d{1,4})`, 'date', (at, [m, d, y]) => date(at, y, month(m), d)),
  rule(String.raw`${NAME}[ .\t-]*${D}[,.stndrh\t ]*`, 'date', (at, [m, d]) => date(at, undefined, month(m), d)),
  rule(String.raw`${D}[ .\t-]*${NAME}`, 'date', (at, [d, m]) => date(at, undefined, month(m), d)),
  rule(String.raw`${NAME}[ .\t-]*${Y4}`, 'date', (at, [m, y]) => date(at, y, month(m), '1')),
  rule(String.raw`${Y4}[ .\t-]*${NAME}`, 'date', (at, [y, m]) => date(at, y, month(m), '1')),
  rule(String.raw`${SHORT}-${DD}-(\d{1,4})`, 'date', (at, [m, d, y]) => date(at, y, month(m), d)),
  rule(String.raw`(\d{1,4})-${SHORT}-${DD}`, 'date', (at, [y, m, d]) => date(at, y, month(m), d)),
  rule(String.raw`${Y4}\.?(\d{3})`, 'date', (at, [y, days]) => {
    date(at, y, '1', '1');
    at.days = Number(days) - 1;
  }),
  rule(String.raw`${Y4}-?w([0-5]\d)(?:-?([0-7]))?`, 'date', (at, [y, week, day = '1']) => {
    date(at, y, '1', '1');
    at.days = (isoWeekStart(Number(y), Number(week)) - utc(Number(y), 1, 1)) / 86_400_000 + Number(day) - 1;
  }),
  rule(String.raw`${D}/${SHORT}/${Y4}:${HH}:${II}:${SS}`, 'date', (at, [d, m, y, ...time]) => {
    date(at, y, month(m), d);
    atClock(at, time);
  }),
  rule(`${Y4}:${MM}:${DD} ${HH}:${II}:${SS}`, 'date', (at, [y, m, d, ...time]) => {
    date(at, y, m, d);
    atClock(at, time);
  }),
  rule(
    /(sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|nes|r|rs|rsday|urday)?(?![a-z])/,
    'other',
    (at, [name = '']) => {
      at.weekDay = WEEK.indexOf(name.toLowerCase());
      atClock(at, ['0', '0', '0']);
    },
  ),
  rule(OFFSET, 'zone', (at, [offset = '']) => (at.offset = offsetOf(offset))),
  rule(/\(?([a-z]{1,6})\)?(?![a-z])/, 'zone', (at, [name = '']) => {
    const offset = abbreviated(name);
    if (offset !== undefined) at.offset = offset;
  }),
];

function rule(pattern: RegExp | string, kind: Kind, read: Read): readonly [RegExp, Kind, Read] {
  return [new RegExp(typeof pattern === 'string' ? pattern : pattern.source, 'iy'), kind, read];
}

function date(at: Written, year: string | undefined, of: string | undefined, day: string | undefined): void {
  if (year !== undefined) at.year = fullYear(year);
  at.month = Number(of);
  at.day = Number(day);
}

/** Years of less than four digits lie between 1970 and 2069. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4 || year >= 100) return year;
  return year < 70 ? year + 2000 : year + 1900;
}

function month(name = ''): string {
  const lower = name.toLowerCase();
  return String((LATIN.indexOf(lower) + 1 || NAMES.indexOf(lower.slice(0, 3)) + 1) as number);
}

const halved = (hour = '0', half = ''): string => String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));

function atClock(at: Written, [hour, minute, second, fraction]: readonly (string | undefined)[]): void {
  [at.hour, at.minute, at.second] = [Number(hour), Number(minute), Number(second)];
  at.millisecond = Number((fraction ?? '').slice(1, 4).padEnd(3, '0'));
}

/** `+5`, `+05`, `+0530`, `+05:30`, in milliseconds. */
export function offsetOf(text: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{0,2})$/.exec(text) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -size : size;
}

/** Reads all of a text; undefined when something in it is no part of a date, or stands there twice. */
export function scan(text: string): Written | undefined {
  const written: Written = {};
  const seen = new Set<Kind>();
  for (let at = 0; at < text.length;) {
    const found = longest(text, at);
    if (!found) return undefined;
    const { match, kind, read } = found;
    if (kind !== 'other' && seen.has(kind)) return undefined;
    seen.add(kind);
    const parts = match.length > 1 ? match.slice(1) : [match[0].toLowerCase()];
    read(written, parts);
    if (kind === 'zone' && written.offset === undefined) return undefined;
    at += match[0].length;
  }
  return written;
}

interface Found {
  readonly match: RegExpExecArray;
  readonly kind: Kind;
  readonly read: Read;
}

function longest(text: string, at: number): Found | undefined {
  let best: Found | undefined;
  for (const [pattern, kind, read] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match && match[0].length > (best?.match[0].length ?? 0)) best = { match, kind, read };
  }
  return best;
}
