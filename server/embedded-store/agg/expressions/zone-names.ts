const HOUR = 3_600_000;

/** Hours that local time is ahead of UTC, by the short names that dates are written with. */
const HOURS: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  sast: 2,
  msk: 3,
  hkt: 8,
  jst: 9,
  kst: 9,
  awst: 8,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  ast: -4,
  adt: -3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
};

/** Milliseconds; single letters are the zones of the military, J is none. Undefined for a name that nobody knows. */
export function abbreviated(name: string): number | undefined {
  const lower = name.toLowerCase();
  const hours = Object.hasOwn(HOURS, lower) ? HOURS[lower] : lower.length === 1 ? ofLetter(lower) : undefined;
  return hours === undefined ? undefined : hours * HOUR;
}

function ofLetter(letter: string): number | undefined {
  if (letter === 'z') return 0;
  const east = 'abcdefghiklm'.indexOf(letter);
  const west = 'nopqrstuvwxy'.indexOf(letter);
  return east >= 0 ? east + 1 : west >= 0 ? -west - 1 : undefined;
}
