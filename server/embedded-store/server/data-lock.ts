import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, unusable } from './make-folder.ts';

/** Who has the data directory: written by the process that serves it, read by whoever wants to. */
export interface LockHolder {
  pid: number;
  /** Tells the process from a later one with the same number; empty where the system does not say. */
  life: string;
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
/** Of /proc/<pid>/stat, counted from behind the program's name. */
const START_TIME_FIELD = 19;

/**
 * Takes the data directory for this process. A lock whose process is gone was left behind by a crash and is taken over.
 * @throws when a living process holds it
 */
export function takeLock(dataDir: string): DataLock {
  makeFolder(dataDir);
  const path = join(dataDir, LOCK_FILE);
  const own = `${path}.${process.pid}`;
  writeFirst(dataDir, own);
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
  return holder && holder.pid !== process.pid && isAlive(holder) ? holder : undefined;
}

/** The first file of a start shows whether there can be any. */
function writeFirst(dataDir: string, path: string): void {
  try {
    writeFileSync(path, content('', false));
  } catch (error) {
    throw unusable(dataDir, error);
  }
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
  if (moved && moved.pid !== process.pid && isAlive(moved)) link(aside, path);
  rmSync(aside, { force: true });
}

/** Replaced as a whole, so that nobody reads half of it. */
function announce(path: string, next: string, url: string): void {
  writeFileSync(next, content(url, true));
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

function content(url: string, ready: boolean): string {
  return JSON.stringify({ pid: process.pid, life: lifeOf(process.pid), url, ready } satisfies LockHolder);
}

/** A number is given to another process sooner or later; in a container that starts anew, very soon. */
function isAlive({ pid, life }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  const now = lifeOf(pid);
  return !life || !now || life === now;
}

/** The system's start and the process's, where Linux tells them. */
function lifeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME_FIELD] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${startedAt}`;
  } catch {
    return '';
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
