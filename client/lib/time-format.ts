type Style = 'time' | 'full' | 'day' | 'dayWithYear' | 'weekday' | 'short';

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  time: { hour: 'numeric', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'short' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayWithYear: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
  short: { day: 'numeric', month: 'short' },
};

/** Making a formatter costs far more than using one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `time` is an ISO string or milliseconds. */
export function formatTime(locale: string, style: Style, time: string | number): string {
  const key = `${locale}/${style}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(regionOf(locale), STYLES[style]);
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(time));
}

/** The reader's own variant of the language: whoever reads British English wants no AM and PM. */
function regionOf(language: string): string {
  return globalThis.navigator?.languages?.find((code) => code.split('-')[0] === language) ?? language;
}

/** Days since the epoch in the zone of this machine: two times share a day when the numbers are equal. */
export function localDay(time: string | number): number {
  const date = new Date(time);
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

/** "today" and "yesterday" in the words of the locale, else the date; with the year once it is another one. */
export function formatDay(locale: string, time: string | number, now: number = Date.now()): string {
  const away = localDay(time) - localDay(now);
  if (away === 0 || away === -1) {
    const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
    return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  }
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return formatTime(locale, sameYear ? 'day' : 'dayWithYear', time);
}

/** The time of day at another place; empty when nobody knows the place. */
export function timeIn(locale: string, timeZone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat(regionOf(locale), { ...STYLES.time, timeZone }).format(now);
  } catch {
    return '';
  }
}
