import { readWhen, type When } from './when.ts';

export interface ParsedReminder extends When {
  /** `me`, or as written: `@name`, `#name`. */
  readonly target: string;
  readonly text: string;
}

/** More words than any time is made of. */
const LONGEST_TIME = 10;

/**
 * Reads what stands behind `/remind`: `[me | @someone | #room] [what] [when]`, or the time first. The longest run of words at the
 * end (else at the beginning) that is a time is the time. Null when there is none, or it is over.
 */
export function parseReminder(params: string, now: Date, timeZone: string): ParsedReminder | null {
  const words = params.trim().split(/\s+/).filter(Boolean);
  const named = /^([@#]\S+|me|mich|mir)$/i.exec(words[0] ?? '')?.[1];
  const target = named === undefined || /^m/i.test(named) ? 'me' : named;
  const rest = named === undefined ? words : words.slice(1);

  const ends: readonly ((length: number) => readonly [time: string[], what: string[]])[] = [
    (length) => [rest.slice(-length), rest.slice(0, -length)],
    (length) => [rest.slice(0, length), rest.slice(length)],
  ];
  for (const split of ends) {
    for (let length = Math.min(LONGEST_TIME, rest.length); length > 0; length -= 1) {
      const [time, what] = split(length);
      const when = readWhen(time, now, timeZone);
      if (when !== null) return when === 'over' ? null : { ...when, target, text: whatOf(what) };
    }
  }
  return null;
}

/** Without `to` before it and without quotation marks around it. */
function whatOf(words: readonly string[]): string {
  const text = words.join(' ').replace(/^(to|that|daran|dass)\s+/i, '');
  return text.replace(/^["“„'](.*)["”“']$/s, '$1').trim();
}
