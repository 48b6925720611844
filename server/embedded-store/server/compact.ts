import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Store } from '../store/store.ts';
import { takeLock } from './data-lock.ts';

/** Rewrites the data file without unused pages. @returns its size in bytes before and after */
export async function compactStore(dataDir: string): Promise<{ before: number; after: number }> {
  const path = join(dataDir, 'store.mdb');
  if (!existsSync(path)) throw new Error(`There is no store in ${dataDir}: it has no store.mdb.`);
  const lock = takeLock(dataDir);
  try {
    const copy = `${path}.compact`;
    const before = statSync(path).size;
    rmSync(copy, { force: true });
    const store = await Store.open(dataDir);
    try {
      await store.copyTo(copy);
    } finally {
      await store.close();
    }
    renameSync(copy, path);
    rmSync(`${path}-lock`, { force: true });
    return { before, after: statSync(path).size };
  } finally {
    lock.release();
  }
}
