/** As in `<t:unix:style>`: t T time, d D date, f F both, R how far away. */
type MomentStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';

const STYLES: Readonly<Record<Exclude<MomentStyle, 'R'>, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** `at` and `now` in milliseconds. */
export function formatMoment(locale: string, style: MomentStyle, at: number, now: number): string {
  if (style !== 'R') return new Intl.DateTimeFormat(locale, STYLES[style]).format(at);
  const away = at - now;
  const [unit, length] = UNITS.find(([, ms]) => Math.abs(away) >= ms) ?? ['second', 1_000];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / length), unit);
}
