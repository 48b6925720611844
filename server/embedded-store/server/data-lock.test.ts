import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockHolder, takeLock } from './data-lock.ts';
import { placeOfUrl, storeUrl } from './store-url.ts';

/** Ids are given to processes in turn, and none is so high. */
const NOBODY = 0x7ffffff0;

describe('takeLock', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'lock-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('refuses a directory that a living process holds, and says which', () => {
    writeFileSync(join(dataDir, 'store.lock'), JSON.stringify({ pid: process.ppid, life: '', url: 'u', ready: true }));
    expect(() => takeLock(dataDir)).toThrow(`Another store (process ${process.ppid}) is using ${dataDir}.`);
    expect(lockHolder(dataDir)).toMatchObject({ url: 'u', ready: true });
  });

  it('takes over what a dead process left behind', () => {
    writeFileSync(join(dataDir, 'store.lock'), JSON.stringify({ pid: NOBODY, life: '', url: 'u', ready: true }));
    expect(lockHolder(dataDir)).toBeUndefined();
    takeLock(dataDir).release();
  });

  it('is not deceived by another process that was given the number of a dead one', () => {
    writeFileSync(
      join(dataDir, 'store.lock'),
      JSON.stringify({ pid: process.ppid, life: 'an earlier life', url: 'u', ready: true }),
    );
    // Where the system tells no lives, the number is all there is.
    const tells = existsSync('/proc/self/stat');
    expect(lockHolder(dataDir) === undefined).toBe(tells);
  });

  it('takes over a lock that was cut off in the middle', () => {
    writeFileSync(join(dataDir, 'store.lock'), '{"pid": 1');
    const lock = takeLock(dataDir);
    lock.announce('mongodb://x');
    expect(readFileSync(join(dataDir, 'store.lock'), 'utf8')).toContain('"url":"mongodb://x","ready":true');
    lock.release();
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('storeUrl', () => {
  it('names a place so that it can be read back', () => {
    for (const place of [{ port: 27018 }, { socketPath: '/tmp/Über Ort/store.sock' }]) {
      expect(placeOfUrl(storeUrl(place, 'db'))).toEqual(place);
    }
  });
});
