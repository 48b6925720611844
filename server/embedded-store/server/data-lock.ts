import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
const ATTEMPTS = 5;

/**
 * Takes the data directory for this process. A lock whose process is gone was left behind by a crash and is taken over.
 * @throws when a living process holds it
 */
export function takeLock(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, LOCK_FILE);
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, url: '', ready: false } satisfies LockHolder));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (link(own, path)) return { announce: (url) => announce(path, own, url), release: () => release(path) };
      const holder = lockHolder(dataDir);
      if (holder) throw new Error(`Another store (process ${holder.pid}) is using ${dataDir}.`);
      removeStale(path, `${own}.old`);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Error(`The lock of ${dataDir} could not be taken.`);
}

/** The living process that holds the directory, if any. */
export function lockHolder(dataDir: string): LockHolder | undefined {
  const holder = read(join(dataDir, LOCK_FILE));
  return holder && holder.pid !== process.pid && isAlive(holder.pid) ? holder : undefined;
}

/** The lock comes into being with its content, so that nobody finds it empty. @returns false when there is one */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moved aside first: if another process was faster and this is its lock already, that one is put back. */
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = read(aside);
  if (moved && moved.pid !== process.pid && isAlive(moved.pid)) link(aside, path);
  rmSync(aside, { force: true });
}

/** Replaced as a whole, so that nobody reads half of it. */
function announce(path: string, next: string, url: string): void {
  writeFileSync(next, JSON.stringify({ pid: process.pid, url, ready: true } satisfies LockHolder));
  renameSync(next, path);
}

function release(path: string): void {
  if (read(path)?.pid === process.pid) rmSync(path, { force: true });
}

function read(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  } catch {
    return undefined;
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
