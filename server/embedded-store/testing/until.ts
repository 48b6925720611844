import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 10;

/** Waits until `condition` gives a value that is not false or undefined. @throws when that takes too long */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  patienceMs = 60_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await delay(LOOK_EVERY_MS);
  }
}
