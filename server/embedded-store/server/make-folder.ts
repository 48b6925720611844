import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Says what went wrong, the system's code first, and what to do about it. */
export function unusable(dataDir: string, error: unknown): Error {
  const reason = String(error).replace(/^Error: /, '');
  const advice = 'Name another one, or give this user the right to write there.';
  return new Error(`${reason}: the data folder ${dataDir} cannot be used. ${advice}`, { cause: error });
}

/**
 * Makes a folder and those it lies in. Done step by step: Node's own recursion never ends where the system says that a
 * folder is missing although it is there, as below `/proc`.
 * @throws Error that says what to do about it
 */
export function makeFolder(path: string): void {
  try {
    make(resolve(path));
  } catch (error) {
    throw unusable(path, error);
  }
}

function make(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) make(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else was faster.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Error(`ENOTDIR: not a directory, '${path}'`);
  return found !== undefined;
}
