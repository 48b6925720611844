const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Hours between a place and UTC at a moment; 0 for a place that nobody knows. */
export function utcOffsetOf(timeZone: string | undefined, at: Date): number {
  if (timeZone === undefined) return 0;
  const format = formatFor(timeZone);
  const named = format?.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(named) ?? [];
  const offset = Number(hours ?? 0) + Number(minutes ?? 0) / 60;
  return sign === '-' ? -offset : offset;
}

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    // Not a place that this machine knows.
  }
  // The names come from outside: they must not fill the memory.
  if (formats.size < 1_000) formats.set(timeZone, made);
  return made;
}
