import type { Repeat } from '../../contracts/later.ts';
import { addDays, momentOf, wallTimeOf, weekdayOf, type WallTime } from '../../platform/zoned-time.ts';
import { readWords, type Reading } from './when-words.ts';

export interface When {
  readonly dueAt: Date;
  readonly repeat: Repeat;
}

/** What a day without a time means. */
const MORNING = { hour: 9, minute: 0 };

/**
 * The moment that some words name, e.g. `in 20 minutes`, `tomorrow at 9am`, `every weekday at 8:30`, `am Freitag um 15 Uhr`;
 * `over` when it is past, null when they name none or say more than a time.
 */
export function readWhen(words: readonly string[], now: Date, timeZone: string): When | 'over' | null {
  const reading = readWords(words);
  if (reading === null) return null;
  if (reading.afterMs !== undefined) return { dueAt: new Date(now.getTime() + reading.afterMs), repeat: 'none' };
  const dueAt = firstAhead(reading, now, timeZone);
  return dueAt === null ? 'over' : { dueAt, repeat: reading.repeat ?? 'none' };
}

function firstAhead(reading: Reading, now: Date, timeZone: string): Date | null {
  const today = wallTimeOf(now, timeZone);
  const { day, repeat, months } = reading;
  const time = reading.time ?? MORNING;
  const at = (date: WallTime) => momentOf({ ...date, ...time }, timeZone);
  const isAhead = (date: WallTime) => at(date) > now;

  if (months !== undefined) return at({ ...today, month: today.month + months });
  if (day === undefined) {
    const fits = (date: WallTime) => isAhead(date) && (repeat !== 'weekdays' || isWeekday(date));
    return firstOf(today, fits, at);
  }
  if ('inDays' in day) {
    const date = addDays(today, day.inDays);
    return isAhead(date) ? at(date) : null;
  }
  if ('weekday' in day) return firstOf(today, (date) => weekdayOf(date) === day.weekday && isAhead(date), at);

  const years = day.year === undefined ? [today.year, today.year + 1] : [day.year];
  const dates = years.map((year) => ({ ...today, year, month: day.month, day: day.day }));
  const date = dates.find(isAhead);
  return date === undefined ? null : at(date);
}

function firstOf(from: WallTime, fits: (date: WallTime) => boolean, at: (date: WallTime) => Date): Date | null {
  for (let days = 0; days <= 8; days += 1) {
    const date = addDays(from, days);
    if (fits(date)) return at(date);
  }
  return null;
}

/** When it comes round again: the same time of day, the first that is ahead. Months without that day take their last. */
export function nextTime(last: Date, repeat: Repeat, timeZone: string, now: Date): Date | null {
  if (repeat === 'none') return null;
  const start = wallTimeOf(last, timeZone);
  for (let round = 1; round < 10_000; round += 1) {
    const date =
      repeat === 'monthly' ? monthsAfter(start, round) : addDays(start, repeat === 'weekly' ? 7 * round : round);
    if (repeat === 'weekdays' && !isWeekday(date)) continue;
    const moment = momentOf(date, timeZone);
    if (moment > now) return moment;
  }
  return null;
}

function monthsAfter(date: WallTime, months: number): WallTime {
  const first = new Date(Date.UTC(date.year, date.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...date, year, month, day: Math.min(date.day, lastDay) };
}

function isWeekday(date: WallTime): boolean {
  return weekdayOf(date) % 6 !== 0;
}
