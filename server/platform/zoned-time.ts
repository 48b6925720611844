/** A time as a clock on the wall shows it, without saying where. `month` 1 to 12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The zone when the platform knows it, else UTC. */
export function knownZone(timeZone: string): string {
  try {
    formatterFor(timeZone);
    return timeZone;
  } catch {
    return 'UTC';
  }
}

/** What a clock in the zone shows at that moment. */
export function wallTimeOf(moment: Date, timeZone: string): WallTime {
  const parts = new Map(
    formatterFor(knownZone(timeZone))
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour') % 24,
    minute: part('minute'),
  };
}

/**
 * The moment at which a clock in the zone shows that time; days past the end of a month run on into the next. A time that the
 * clocks skip is moved on by what they skip; of one that they show twice it is the first.
 */
export function momentOf(wall: WallTime, timeZone: string): Date {
  const zone = knownZone(timeZone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const candidates = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetAt(near, zone));
  const fitting = candidates.filter((candidate) => candidate + offsetAt(candidate, zone) === asUtc);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : (candidates[0] ?? asUtc));
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: WallTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The same time of day, some days later. */
export function addDays(wall: WallTime, days: number): WallTime {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds by which clocks in the zone are ahead of UTC. */
function offsetAt(time: number, zone: string): number {
  const wall = wallTimeOf(new Date(time), zone);
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  return shown - Math.floor(time / MINUTE_MS) * MINUTE_MS;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  // Names come from outside, but only those of real zones get here: a few hundred.
  formatters.set(timeZone, formatter);
  return formatter;
}
