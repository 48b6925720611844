import { formatDay, formatTime, localDay } from './time-format.ts';

/** "Tomorrow, 09:00" in the words of the locale; the date when it is further away. */
export function whenText(locale: string, time: string, now: number = Date.now()): string {
  const clock = formatTime(locale, 'time', time);
  if (localDay(time) - localDay(now) !== 1) return `${formatDay(locale, time, now)}, ${clock}`;
  const tomorrow = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day');
  return `${tomorrow.charAt(0).toLocaleUpperCase(locale)}${tomorrow.slice(1)}, ${clock}`;
}
