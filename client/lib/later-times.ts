export type LaterPreset = 'in20Minutes' | 'in1Hour' | 'in3Hours' | 'tomorrow' | 'monday';

const MINUTE = 60_000;
const MORNING = 9;

/** The moment that a preset means on this machine's clock; mornings are at nine. */
export function presetTime(preset: LaterPreset, now: Date): Date {
  switch (preset) {
    case 'in20Minutes':
      return new Date(now.getTime() + 20 * MINUTE);
    case 'in1Hour':
      return new Date(now.getTime() + 60 * MINUTE);
    case 'in3Hours':
      return new Date(now.getTime() + 180 * MINUTE);
    case 'tomorrow':
      return morning(now, 1);
    case 'monday':
      return morning(now, (8 - now.getDay()) % 7 || 7);
  }
}

/** What a field of the kind `datetime-local` holds for a moment. */
export function toLocalField(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16);
}

/** Null when the field is empty or holds no time. */
export function fromLocalField(text: string): Date | null {
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment;
}

/** IANA name of this machine's zone. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

function morning(now: Date, inDays: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + inDays, MORNING);
}
