import { Binary, Doc, type Value } from '../bson/values.ts';
import type { CodeName } from '../errors.ts';
import { STAGE_MEMORY, type SpillRoom } from '../spill/spill-room.ts';
import { refuse } from './refuse.ts';

/** What a stage may hold whose rows MongoDB does not count. */
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
const UNCOUNTED = new Set(['$lookup', '$sample']);

/** Counts roughly what a stage holds, and ends the command before the store runs out of memory. */
export class Memory {
  #used = 0;
  readonly #most: number;

  /** @param disk where the stage can put what it holds, when the client allows it */
  constructor(
    readonly stage: string,
    private readonly disk?: Pick<SpillRoom, 'stageMemory'>,
  ) {
    this.#most = disk?.stageMemory ?? (UNCOUNTED.has(stage) ? MOST_BYTES : STAGE_MEMORY);
  }

  /** @returns whether it is time to go to the disk @throws StoreError where there is too much for a stage without a disk */
  use(bytes: number): boolean {
    this.#used += bytes;
    if (this.#used <= this.#most) return false;
    if (this.disk) return true;
    if (this.#most === MOST_BYTES)
      refuse('ExceededMemoryLimit', `${this.stage} holds more than the ${MOST_BYTES} bytes that this store can keep`);
    const [code, message] = REFUSALS[this.stage] ?? SORT_REFUSAL;
    return refuse(code, `${message} Memory limit: ${this.#most} bytes.`);
  }

  get used(): number {
    return this.#used;
  }

  /** What was held is on the disk. */
  clear(): void {
    this.#used = 0;
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
