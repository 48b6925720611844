import { Binary, Doc, type Value } from '../bson/values.ts';
import type { CodeName } from '../errors.ts';
import { refuse } from './refuse.ts';

/** What one stage may hold, as in MongoDB. */
const LIMIT = 100 * 1024 * 1024;
/** Where MongoDB would go on with the disk, this store goes on in memory, but not for ever. */
const MOST_BYTES = 256 * 1024 * 1024;

/** How MongoDB refuses more. */
const REFUSALS: Readonly<Record<string, readonly [CodeName | number, string]>> = {
  $group: [
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    "Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in.",
  ],
  $push: ['ExceededMemoryLimit', '$push used too much memory and cannot spill to disk.'],
  $addToSet: ['ExceededMemoryLimit', '$addToSet used too much memory and cannot spill to disk.'],
  $graphLookup: [40099, '$graphLookup reached maximum memory consumption'],
  $setWindowFields: [5414201, 'Exceeded memory limit in DocumentSourceSetWindowFields'],
  $facet: [4031700, 'document constructed by $facet exceeds the limit'],
};
const SORT_REFUSAL = [
  'QueryExceededMemoryLimitNoDiskUseAllowed',
  'Sort exceeded memory limit, but did not opt in to external sorting. Pass allowDiskUse:true to opt in.',
] as const;
/** Stages that MongoDB lets use the disk, and those whose rows it does not count. */
const SPILLING = new Set(['$sort', '$group', '$bucketAuto']);
const UNCOUNTED = new Set(['$lookup', '$sample']);

/** Counts roughly what a stage holds, and ends the command before the store runs out of memory. */
export class Memory {
  #used = 0;

  readonly #most: number;

  /** @param mayUseDisk the client's `allowDiskUse` */
  constructor(
    readonly stage: string,
    mayUseDisk = false,
  ) {
    this.#most = (mayUseDisk && SPILLING.has(stage)) || UNCOUNTED.has(stage) ? MOST_BYTES : LIMIT;
  }

  use(bytes: number): void {
    this.#used += bytes;
    if (this.#used <= this.#most) return;
    if (this.#most === MOST_BYTES)
      refuse('ExceededMemoryLimit', `${this.stage} holds more than the ${MOST_BYTES} bytes that this store can keep`);
    const [code, message] = REFUSALS[this.stage] ?? SORT_REFUSAL;
    refuse(code, `${message} Memory limit: ${this.#most} bytes.`);
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
