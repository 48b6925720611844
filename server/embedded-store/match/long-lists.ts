import { hashKey } from '../bson/hash-key.ts';
import type { Value } from '../bson/values.ts';
import { Int32 } from '../bson/values.ts';
import { step } from '../turns/in-turns.ts';

/** What the tests of a long `$in` need of its values. */
export interface LongList {
  /** Each value once, in the order in which it first came. */
  readonly distinct: readonly Value[];
  readonly keys: ReadonlySet<string>;
  /** When all values are strings, or all are ints. */
  readonly texts: ReadonlySet<string> | undefined;
  readonly ints: ReadonlySet<number> | undefined;
}

const lists = new WeakMap<readonly Value[], LongList>();

/**
 * Works out ahead, letting others have their turns, what compiling a filter with this list in it would otherwise do at one
 * stretch.
 */
export async function prepareList(values: readonly Value[]): Promise<LongList> {
  const distinct: Value[] = [];
  const keys = new Set<string>();
  const texts = new Set<string>();
  const ints = new Set<number>();
  for (const value of values) {
    const others = step();
    if (others) await others;
    const key = hashKey(value);
    if (keys.has(key)) continue;
    keys.add(key);
    distinct.push(value);
    if (typeof value === 'string') texts.add(value);
    else if (value instanceof Int32) ints.add(value.value);
  }
  const list: LongList = {
    distinct,
    keys,
    texts: texts.size === distinct.length ? texts : undefined,
    ints: ints.size === distinct.length ? ints : undefined,
  };
  lists.set(values, list);
  lists.set(distinct, list);
  return list;
}

export function preparedList(values: readonly Value[]): LongList | undefined {
  return lists.get(values);
}
