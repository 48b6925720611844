import { Binary, Doc, type Value } from '../bson/values.ts';
import { refuse } from './refuse.ts';

/** What one stage may hold in memory. MongoDB stops at 100 MB, and goes on with the disk when it is allowed to; this store has no such way. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Counts roughly what a stage holds, and ends the command before the store runs out of memory. */
export class Memory {
  #used = 0;

  constructor(readonly stage: string) {}

  use(bytes: number): void {
    this.#used += bytes;
    if (this.#used > MOST_BYTES)
      refuse(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `${this.stage} exceeded its memory limit of ${MOST_BYTES} bytes.`,
      );
  }
}

/** What an object takes beside its content. */
const OVERHEAD = 32;

/** About how much memory a value takes; stops counting where nothing may hold that much. */
export function sizeOf(value: Value): number {
  if (!Array.isArray(value) && !(value instanceof Doc)) return plainSize(value);
  const pending: Value[] = [value];
  let size = 0;
  while (pending.length > 0 && size <= MOST_BYTES) {
    const each = pending.pop();
    const inside = each instanceof Doc ? each.values : each;
    if (!Array.isArray(inside)) size += plainSize(each);
    else {
      size += OVERHEAD * (each instanceof Doc ? inside.length : 1);
      for (const part of inside) pending.push(part);
    }
  }
  return size;
}

function plainSize(value: Value): number {
  if (typeof value === 'string') return OVERHEAD + value.length;
  return value instanceof Binary ? OVERHEAD + value.position : OVERHEAD;
}
