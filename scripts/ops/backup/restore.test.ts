import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BSON, MongoClient, type Db } from 'mongodb';
import { startStore, type TestStore } from '../../../server/embedded-store/testing/start-store.ts';
import { beginRestore, refuseUnfinishedRestore } from '../../../server/store/unfinished-restore.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify.ts';

let store: TestStore;
let client: MongoClient;
let folder: string;
let source: Db;
let target: Db;

beforeAll(async () => {
  store = await startStore();
  client = await new MongoClient(store.url).connect();
});
afterAll(async () => {
  await client.close();
  await store.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-'));
  const name = randomUUID().slice(0, 8);
  [source, target] = [client.db(`from_${name}`), client.db(`to_${name}`)];
  await source.collection('c').insertMany(Array.from({ length: 50 }, (_, a) => ({ a, text: 'word '.repeat(50) })));
  await source.collection('c').createIndex({ a: -1 }, { unique: true, name: 'once' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const request = (gzip = false) => ({
  client,
  db: source,
  gzip,
  folder: join(folder, 'made'),
  uploadsDir: join(folder, 'uploads'),
  environmentFile: join(folder, '.env'),
});
const restore = (from = join(folder, 'made'), replace = false) =>
  restoreBackup({ ...request(), db: target, folder: from, replace });
const dumped = () => join(folder, 'made', 'dump', source.databaseName);
const names = async (db: Db) => (await db.listCollections().toArray()).map(({ name }) => name).sort();

async function expectSame(): Promise<void> {
  const all = (db: Db) => db.collection('c').find().sort({ a: 1 }).toArray();
  expect(await all(target)).toEqual(await all(source));
  expect(await target.collection('c').indexes()).toEqual(await source.collection('c').indexes());
}

describe('a backup', () => {
  it('may be compressed, and is read again as any other', async () => {
    const plain = await makeBackup(request());
    await rm(join(folder, 'made'), { recursive: true });
    const packed = await makeBackup(request(true));
    expect(packed.collections.map(({ bytes }) => bytes)).toEqual(plain.collections.map(({ bytes }) => bytes));
    expect((await readdir(dumped())).sort()).toEqual(['c.bson.gz', 'c.metadata.json.gz']);
    expect(gunzipSync(await readFile(join(dumped(), 'c.bson.gz'))).length).toBe(packed.collections[0]?.bytes);
    await restore();
    await expectSame();

    await truncate(join(dumped(), 'c.bson.gz'), 200);
    await expect(verifyBackup(join(folder, 'made'))).rejects.toThrow('cut off');
  });

  it('notes the identity of a collection as the tools do', async () => {
    await makeBackup(request());
    const { uuid, type } = JSON.parse(await readFile(join(dumped(), 'c.metadata.json'), 'utf8'));
    const [{ info } = {}] = (await source.listCollections().toArray()) as { info?: { uuid: BSON.UUID } }[];
    expect({ uuid, type }).toEqual({ uuid: info?.uuid.toString('hex').replaceAll('-', ''), type: 'collection' });
  });

  it('holds collections whose names are longer than those of files may be', async () => {
    const long = 'ä'.repeat(100);
    await source.collection(long).insertOne({ a: 1 });
    await source.collection(`${long}b`).insertOne({ a: 2 });
    await makeBackup(request());
    await restore();
    expect(await names(target)).toEqual(['c', long, `${long}b`]);
    expect(await target.collection(`${long}b`).findOne({}, { projection: { _id: 0 } })).toEqual({ a: 2 });
  });

  it('is not made of a database that is empty: most likely it is the wrong one', async () => {
    await expect(makeBackup({ ...request(), db: target })).rejects.toThrow(
      /is empty.*This server has:.*Check MONGO_URL/,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a restore', () => {
  it('that was interrupted is begun anew, and until then nothing starts on the database', async () => {
    await makeBackup(request());
    await beginRestore(target, '/safe/monday', new Date());
    await target.collection('c').insertOne({ a: 'a part' });
    await expect(refuseUnfinishedRestore(target)).rejects.toThrow('npm run restore -- /safe/monday');
    await expect(makeBackup({ ...request(), db: target, folder: join(folder, 'no') })).rejects.toThrow('restore again');

    await restore();
    await expectSame();
    expect(await names(target)).toEqual(['c']);
    await refuseUnfinishedRestore(target);
  });

  it('changes nothing while Parley runs there', async () => {
    await makeBackup(request());
    await target.collection('instances').insertOne({ heartbeatAt: new Date() });
    await expect(restore(undefined, true)).rejects.toThrow('Parley is running');
    expect(await names(target)).toEqual(['instances']);
    await target.collection('instances').updateOne({}, { $set: { heartbeatAt: new Date(Date.now() - 60_000) } });
    await restore(undefined, true);
    await expectSame();
  });

  it.each<[string, string, () => Promise<void>]>([
    ['a file is missing', 'c.bson', () => rm(join(dumped(), 'c.bson'))],
    ['a file ends early', 'cut off', () => truncate(join(dumped(), 'c.bson'), 1000)],
    ['the indexes are gone', 'metadata.json', () => rm(join(dumped(), 'c.metadata.json'))],
    ['the indexes are no JSON', 'collection c', () => writeFile(join(dumped(), 'c.metadata.json'), '{"indexes":[{')],
    ['the manifest ends early', 'manifest.json', () => truncate(join(folder, 'made/manifest.json'), 100)],
    ['the manifest leads elsewhere', 'manifest.json', () => lead('"database": "[^"]*"', '"database": "../../x"')],
    ['an upload leads elsewhere', 'manifest.json', () => lead('"path": "picture"', '"path": "../../../picture"')],
    ['the manifest is of a newer version', 'newer version', () => lead('"format": 1', '"format": 2')],
    ['the folder is another one', 'is no backup', () => rm(join(folder, 'made'), { recursive: true })],
  ])('changes nothing when %s', async (_, word, spoil) => {
    await mkdir(join(folder, 'uploads'));
    await writeFile(join(folder, 'uploads/picture'), 'p');
    await makeBackup(request());
    await target.collection('old').insertOne({ a: 1 });
    await spoil();
    await expect(restore(undefined, true)).rejects.toThrow(word);
    expect(await names(target)).toEqual(['old']);
  });

  async function lead(pattern: string, text: string): Promise<void> {
    const path = join(folder, 'made/manifest.json');
    const manifest = await readFile(path, 'utf8');
    expect(manifest).toMatch(new RegExp(pattern));
    await writeFile(path, manifest.replace(new RegExp(pattern), text));
  }
});

describe('a dump that mongodump has made', () => {
  const plain = () => join(folder, 'plain');

  it('is restored with nothing beside it: from the folder of the dump or of its database, compressed or not', async () => {
    await makeBackup(request());
    await cp(join(folder, 'made/dump'), plain(), { recursive: true });
    await mkdir(join(plain(), 'admin'));
    await writeFile(join(plain(), 'admin/system.version.bson'), BSON.serialize({ _id: 'x' }));
    await writeFile(join(plain(), 'prelude.json'), '{}');
    for (const from of [plain(), join(plain(), source.databaseName)]) {
      expect(await restore(from, true)).toMatchObject({ manifest: null, documents: 50 });
      await expectSame();
    }
    const database = join(plain(), source.databaseName);
    for (const name of await readdir(database)) {
      await writeFile(join(database, `${name}.gz`), gzipSync(await readFile(join(database, name))));
      await rm(join(database, name));
    }
    await restore(plain(), true);
    await expectSame();
  });

  it('is refused before anything is changed: when it is damaged, of several databases, or needs an oplog', async () => {
    await makeBackup(request());
    await cp(join(folder, 'made/dump'), plain(), { recursive: true });
    await target.collection('old').insertOne({ a: 1 });
    await truncate(join(plain(), source.databaseName, 'c.bson'), 77);
    await expect(restore(plain(), true)).rejects.toThrow('cut off');
    await mkdir(join(plain(), 'other'));
    await writeFile(join(plain(), 'other/c.bson'), '');
    await expect(restore(plain(), true)).rejects.toThrow('several databases');
    await writeFile(join(plain(), 'oplog.bson'), BSON.serialize({ op: 'n' }));
    await expect(restore(plain(), true)).rejects.toThrow('mongorestore --oplogReplay');
    expect(await names(target)).toEqual(['old']);
  });
});
