const DAY = 86_400_000;

/** Days since 1970-01-01 of the day that a date (read in UTC) lies in. */
export const dayNumber = (date: Date): number => Math.floor(date.getTime() / DAY);

export function utc(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

export const dayOfYear = (date: Date): number =>
  dayNumber(date) - Math.floor(utc(date.getUTCFullYear(), 1, 1) / DAY) + 1;

/** Monday is 1, Sunday is 7. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7;

/** Week 0 are the days before the first Sunday of the year. */
export const weekOfYear = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** ISO 8601: a week belongs to the year that its Thursday lies in. */
export function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

/** The Monday of an ISO week, as milliseconds. */
export function isoWeekStart(year: number, week: number): number {
  const fourth = new Date(utc(year, 1, 4));
  return fourth.getTime() + ((week - 1) * 7 - (isoDayOfWeek(fourth) - 1)) * DAY;
}

export const lastDayOfMonth = (year: number, month: number): number => new Date(utc(year, month + 1, 0)).getUTCDate();
