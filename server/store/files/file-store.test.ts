import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStoreUrl } from '../../testing/test-store.ts';
import { connectDatabase, type Database } from '../connect.ts';
import { createDiskStore } from './disk.ts';
import { FileMissing, StorageFull, TooLarge, type FileStore } from './file-store.ts';
import { createGridStore } from './grid.ts';

let folder: string;
let database: Database;
const stores: Record<string, FileStore> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-store-'));
  database = await connectDatabase(await testStoreUrl(), { name: `files_${process.pid}` });
  stores['disk'] = createDiskStore(folder);
  stores['grid'] = createGridStore(database.db);
});
afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
  await rm(folder, { recursive: true });
});

const storeOf = (kind: string): FileStore => stores[kind] as FileStore;
const read = async (store: FileStore, key: string, range?: { start: number; end: number }) =>
  (await buffer(await store.read(key, range))).toString();
/** Breaks off after its first part. */
async function* brokenOff() {
  yield Buffer.alloc(300_000, 'x');
  throw new Error('the line was cut');
}

describe.each(['disk', 'grid'])('files on %s', (kind) => {
  it('come back as they were, whole and in parts, and their hash is of their bytes', async () => {
    const store = storeOf(kind);
    const content = Buffer.from('0123456789'.repeat(60_000));
    const written = await store.write('whole', Readable.from([content]), 1_000_000);
    expect(written).toEqual({ size: 600_000, sha256: createHash('sha256').update(content).digest('hex') });
    expect(await read(store, 'whole')).toBe(content.toString());
    expect(await read(store, 'whole', { start: 299_999, end: 300_001 })).toBe('901');
  });

  it('are written whole or not at all', async () => {
    const store = storeOf(kind);
    await expect(store.write('large', Readable.from([Buffer.alloc(11)]), 10)).rejects.toBeInstanceOf(TooLarge);
    await expect(store.write('cut', Readable.from(brokenOff()), 1_000_000)).rejects.toThrow('the line was cut');
    for (const key of ['large', 'cut', 'never']) await expect(store.read(key)).rejects.toBeInstanceOf(FileMissing);
  });

  it('can be removed, and removed again', async () => {
    const store = storeOf(kind);
    await store.write('gone', Readable.from(['x']), 10);
    await store.remove('gone');
    await store.remove('gone');
    await expect(store.read('gone')).rejects.toBeInstanceOf(FileMissing);
  });

  it.each(['../up', '/etc/passwd', 'a/b', 'a\\b', '', '..', 'A', 'a\0b', 'a-b-c', 'x'.repeat(65)])(
    'have no key like %j',
    async (key) => {
      const store = storeOf(kind);
      await expect(store.read(key)).rejects.toBeInstanceOf(FileMissing);
      await expect(store.write(key, Readable.from(['x']), 10)).rejects.toBeInstanceOf(FileMissing);
    },
  );
});

describe('what a process left that was killed in the middle of writing', () => {
  it('goes with its key on the disk', async () => {
    await mkdir(join(folder, 'ft'), { recursive: true });
    await writeFile(join(folder, 'ft', 'left.part'), 'half');
    await storeOf('disk').remove('left');
    expect(await readdir(join(folder, 'ft'))).toEqual([]);
  });

  it('goes with its key in the database', async () => {
    const chunks = database.db.collection('uploads.chunks');
    await chunks.insertOne({ files_id: 'left' as never, n: 0, data: Buffer.from('half') });
    await storeOf('grid').remove('left');
    expect(await chunks.countDocuments({ files_id: 'left' as never })).toBe(0);
  });
});

describe('a disk that is full', () => {
  it('refuses by name, leaves nothing, and takes files again when there is room', async () => {
    const store = storeOf('disk');
    await mkdir(join(folder, 'll'), { recursive: true });
    // Whatever is written there meets a full device.
    await symlink('/dev/full', join(folder, 'll', 'full.part'));
    await expect(store.write('full', Readable.from(['x']), 10)).rejects.toBeInstanceOf(StorageFull);
    expect(await readdir(join(folder, 'll'))).toEqual([]);
    await store.write('full', Readable.from(['x']), 10);
    expect(await read(store, 'full')).toBe('x');
  });
});
