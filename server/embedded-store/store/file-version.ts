import { StoreError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** What the tables look like. Raise it with every change that older code would misread, and add the step below. */
export const FILE_VERSION = 1;

const KEY = Buffer.from('version');

/** Steps from version n (its place in the list plus one) to the next; each runs in one transaction. */
const upgrades: readonly ((env: Environment) => void)[] = [];

/**
 * Makes an older file current and marks a new one.
 * @throws StoreError when the file is of a newer version
 */
export async function checkVersion(env: Environment): Promise<void> {
  const found = env.meta.get(KEY)?.readUInt32BE(0);
  if (found !== undefined && found > FILE_VERSION) {
    throw new StoreError(
      'InternalError',
      `This data was written by a newer version of the store (format ${found}, this one reads up to ${FILE_VERSION}). Start the newer version, or restore a backup made with this one.`,
    );
  }
  if (found === FILE_VERSION) return;
  await env.root.transaction(() => {
    if (found !== undefined) for (const upgrade of upgrades.slice(found - 1)) upgrade(env);
    void env.meta.put(KEY, versionBytes(FILE_VERSION));
  });
}

function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version);
  return bytes;
}
