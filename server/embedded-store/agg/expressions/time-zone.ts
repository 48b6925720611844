import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { nameOfType } from './operands.ts';

const MINUTE = 60_000;

/** A time zone: how far local time is ahead of UTC, in milliseconds, at a moment. */
export interface TimeZone {
  readonly isUtc: boolean;
  offsetAt(moment: number): number;
}

const fixed = (offset: number): TimeZone => ({ isUtc: offset === 0, offsetAt: () => offset });
export const UTC: TimeZone = fixed(0);

/** How zones without a region are called. */
const SHORT =
  /^(?:CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|GB|GB-Eire|GMT|GMT[+-]?0|Greenwich|HST|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Poland|Portugal|ROC|ROK|Singapore|Turkey|UCT|UTC|Universal|W-SU|WET|Zulu)$/;
const REGION =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//;
/** Capitals stand at the beginning of words only, but for these. */
const SHOUTED = /[A-Z]{3}(?<!\/(?:GMT|UTC|UCT|ACT|LHI|NSW))/;

/** As any zone with a name it is not what UTC by default is: a text that names a zone itself cannot go with it. */
const known = new Map<string, TimeZone>([['UTC', { isUtc: false, offsetAt: () => 0 }]]);

/** Reads `Europe/Rome`, `+05:30`, `-0330`, `+02`; capitals count. */
export function timeZone(value: Result): TimeZone {
  if (typeof value !== 'string') return refuse(40517, `timezone must evaluate to a string, found ${nameOfType(value)}`);
  const zone = known.get(value) ?? offsetZone(value) ?? namedZone(value);
  known.set(value, zone);
  return zone;
}

function offsetZone(text: string): TimeZone | undefined {
  const match = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return fixed((match[1] === '-' ? -minutes : minutes) * MINUTE);
}

/** As far as calendars are kept. */
const FARTHEST = 8.6e15;

function namedZone(name: string): TimeZone {
  const format = formatOf(name);
  const offsets = new Map<number, number>();
  return {
    isUtc: false,
    offsetAt(moment) {
      if (Number.isNaN(moment)) return 0;
      // Clocks change at quarters of an hour of UTC at most.
      const quarter = Math.floor(Math.max(-FARTHEST, Math.min(FARTHEST, moment)) / (15 * MINUTE));
      const offset = offsets.get(quarter) ?? offsetBy(format, quarter * 15 * MINUTE);
      if (offsets.size > 10_000) offsets.clear();
      offsets.set(quarter, offset);
      return offset;
    },
  };
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    if (SHORT.test(name) || (REGION.test(name) && /^(?:[A-Z][\w+-]*\/?)+(?<!\/)$/.test(name) && !SHOUTED.test(name)))
      return new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
  } catch {
    // Answered below, as for a name that cannot be one.
  }
  return refuse(40485, `unrecognized time zone identifier: "${name}"`);
}

function offsetBy(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const local = new Date(0);
  local.setUTCFullYear(year, part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  return local.getTime() - moment;
}

/** The moment at which the clocks of a zone show `local` (milliseconds as if it were UTC). */
export function momentOf(local: number, zone: TimeZone): number {
  const guess = local - zone.offsetAt(local);
  const offset = zone.offsetAt(guess);
  // In the hour that a change of clocks leaves out, or repeats, the offset before the change counts.
  const moment = local - offset;
  return zone.offsetAt(moment) === offset ? moment : local - zone.offsetAt(moment);
}

/** A date whose UTC fields are the local ones. */
export const localDate = (moment: number, zone: TimeZone): Date => new Date(moment + zone.offsetAt(moment));
