import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who has the data directory: written by the process that serves it, read by whoever wants to. */
export interface LockHolder {
  pid: number;
  /** Where it answers; drivers connect to it. */
  url: string;
  /** Whether it answers already. */
  ready: boolean;
}

/** The data directory, held by this process. */
export interface DataLock {
  /** Tells others where the store answers. */
  announce(url: string): void;
  release(): void;
}

const LOCK_FILE = 'store.lock';

/**
 * Takes the data directory for this process. A lock whose process is gone was left behind by a crash and is taken over.
 * @throws when a living process holds it
 */
export function takeLock(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, LOCK_FILE);
  const content = JSON.stringify({ pid: process.pid, url: '', ready: false } satisfies LockHolder);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, content, { flag: 'wx' });
      return { announce: (url) => announce(path, url), release: () => release(path) };
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const holder = lockHolder(dataDir);
      if (holder) throw new Error(`Another store (process ${holder.pid}) is using ${dataDir}.`);
      rmSync(path, { force: true });
    }
  }
  throw new Error(`The lock of ${dataDir} could not be taken.`);
}

/** The living process that holds the directory, if any. */
export function lockHolder(dataDir: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(readFileSync(join(dataDir, LOCK_FILE), 'utf8')) as LockHolder;
    return holder.pid !== process.pid && isAlive(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Replaced as a whole, so that nobody reads half of it. */
function announce(path: string, url: string): void {
  const next = `${path}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ pid: process.pid, url, ready: true } satisfies LockHolder));
  renameSync(next, path);
}

function release(path: string): void {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
    if (holder.pid === process.pid) rmSync(path, { force: true });
  } catch {
    // Somebody removed it already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
