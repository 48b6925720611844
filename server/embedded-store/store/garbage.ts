import type { Environment } from './environment.ts';
import { idPrefix } from './record-keys.ts';

type GarbageTable = 'records' | 'entries';

const FIRST = Buffer.from('g:');
const AFTER_LAST = Buffer.from('g;');

/** Notes that everything under an id is to be deleted; deleting it at once would hold everybody up. */
export function markGarbage(env: Environment, table: GarbageTable, id: number): () => void {
  const key = Buffer.from(`g:${table}:${id}`);
  void env.meta.put(key, Buffer.from([1]));
  return () => void env.meta.remove(key);
}

/** How much garbage is left. */
export function hasGarbage(env: Environment): boolean {
  for (const _ of env.meta.getKeys({ start: FIRST, end: AFTER_LAST, limit: 1 })) return true;
  return false;
}

/** Deletes up to `most` keys of dropped collections and indexes; inside a transaction. */
export function sweepGarbage(env: Environment, most: number): void {
  let left = most;
  const marks = [...env.meta.getKeys({ start: FIRST, end: AFTER_LAST, limit: 8 })];
  for (const mark of marks) {
    const [, table, id] = mark.toString().split(':');
    left -= sweepRange(env, table === 'records' ? 'records' : 'entries', Number(id), left);
    if (left <= 0) return;
    void env.meta.remove(mark);
  }
}

function sweepRange(env: Environment, table: GarbageTable, id: number, most: number): number {
  const keys = [...env[table].getKeys({ start: idPrefix(id), end: idPrefix(id + 1), limit: most })];
  for (const key of keys) void env[table].remove(key);
  return keys.length;
}
