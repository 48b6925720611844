import { StoreError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** Brings the tables from one version to the next, inside a transaction. */
export type Upgrade = (env: Environment) => void;

/**
 * How older files become current: the first step leads from version 1 to 2, and so on. Whenever tables change so that older
 * code would misread them, a step is added here; the file's version is their number plus one.
 */
const upgrades: readonly Upgrade[] = [];

const KEY = Buffer.from('version');

/**
 * Makes an older file current and marks a new one; all in one transaction, so a crash leaves the old file or the new one.
 * @throws StoreError when the file is of a newer version
 */
export async function checkVersion(env: Environment, steps: readonly Upgrade[] = upgrades): Promise<void> {
  const current = steps.length + 1;
  const found = env.meta.get(KEY)?.readUInt32BE(0);
  if (found !== undefined && found > current) {
    throw new StoreError(
      'InternalError',
      `This data was written by a newer version of the store (format ${found}, this one reads up to ${current}). Start the newer version, or restore a backup made with this one.`,
    );
  }
  if (found === current) return;
  await env.root.transaction(() => {
    for (const upgrade of found === undefined ? [] : steps.slice(found - 1)) upgrade(env);
    void env.meta.put(KEY, versionBytes(current));
  });
}

function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version);
  return bytes;
}
