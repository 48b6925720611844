import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON, Decimal128, Double, Long, MongoClient, ObjectId, type Db } from 'mongodb';
import { startStore, type TestStore } from '../../../server/embedded-store/testing/start-store.ts';
import { readDocuments } from './dump-format.ts';
import { documentsFile } from './dump-names.ts';
import { makeBackup } from './make-backup.ts';
import { findTool, wholeServer } from './mongodump.ts';
import { sendable } from './raw-document.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify.ts';

interface Place {
  readonly name: string;
  readonly client: MongoClient;
}

let store: TestStore;
let folder: string;
const places: Place[] = [];
/** A real MongoDB takes part when there is one. */
const mongoUrl = process.env['MONGO_URL'];

beforeAll(async () => {
  store = await startStore();
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  places.push({ name: 'the embedded store', client: await new MongoClient(store.url).connect() });
  if (mongoUrl !== undefined) places.push({ name: 'MongoDB', client: await new MongoClient(mongoUrl).connect() });
});

afterAll(async () => {
  for (const { client } of places) await client.close();
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

const databases: Db[] = [];
afterAll(async () => {
  for (const db of databases) await db.dropDatabase().catch(() => undefined);
});

function freshDatabase({ client }: Place): Db {
  const db = client.db(`backup_${randomUUID().slice(0, 8)}`);
  databases.push(db);
  return db;
}

const here = (): Place => places[0] as Place;
const there = (): Place => places.at(-1) as Place;

function request(db: Db, name: string) {
  const root = join(folder, name);
  return {
    client: db.client,
    db,
    folder: join(root, 'made'),
    uploadsDir: join(root, 'uploads'),
    environmentFile: join(root, '.env'),
  };
}

async function bytesOf(db: Db, collection: string): Promise<string[]> {
  const documents = await db
    .collection(collection)
    .find({}, { raw: true, sort: { _id: 1 } })
    .toArray();
  return documents.map((document) => Buffer.from(document as unknown as Uint8Array).toString('hex'));
}

/** Documents that a careless copy would change: types of numbers, the order of names, old types. */
const delicate = [
  {
    _id: 1,
    int: 5,
    double: new Double(5),
    long: Long.fromString('9007199254740993'),
    decimal: Decimal128.fromString('1.50'),
  },
  {
    _id: 'x',
    nothing: null,
    list: [[], [null]],
    date: new Date(0),
    id: new ObjectId(),
    pattern: /^x/i,
    bytes: new BSON.Binary(Buffer.from('ab'), 4),
  },
  new Map<string, unknown>([
    ['_id', 'order'],
    ['10', 1],
    [
      '9',
      new Map([
        ['2', 1],
        ['1', 2],
      ]),
    ],
    ['', 'empty'],
  ]),
  {
    _id: new BSON.MinKey(),
    most: new BSON.MaxKey(),
    negativeZero: new Double(-0),
    notANumber: Number.NaN,
    moment: new BSON.Timestamp({ t: 7, i: 9 }),
    empty: new BSON.Timestamp({ t: 0, i: 0 }),
    code: new BSON.Code('f()', { x: 1 }),
    plainCode: new BSON.Code('g()'),
    symbol: new BSON.BSONSymbol('s'),
    old: new BSON.Binary(Buffer.from('cd'), 2),
    gone: undefined,
    reference: new BSON.DBRef('c', new ObjectId()),
  },
];

/** The date is further away than JavaScript counts. */
function farDate(): Uint8Array {
  const bytes = BSON.serialize({ _id: 'far', d: Long.fromString('4611686018427387905') });
  bytes[bytes.length - 12] = 9;
  return bytes;
}

async function fill(db: Db): Promise<void> {
  await db.command({ insert: 'delicate', documents: [...delicate, sendable(farDate())] }, { ignoreUndefined: false });
  await db.command({ create: 'strict', validator: { n: { $type: 'int' } }, validationLevel: 'moderate' });
  await db.collection('a/b %c').insertOne({ name: 'of a file' });
  await db.command({
    createIndexes: 'delicate',
    indexes: [
      { key: { int: 1 }, name: 'once', unique: true, partialFilterExpression: { int: { $exists: true } } },
      { key: { date: -1, id: 1 }, name: 'ttl' },
      { key: { seen: 1 }, name: 'seen', expireAfterSeconds: 60 },
      { key: { u: 1 }, name: 'scattered', sparse: true, unique: true },
      { key: { int: 'hashed' }, name: 'equal' },
      { key: { room: 1, text: 'text' }, name: 'words', default_language: 'none' },
    ],
  });
}

describe('a backup', () => {
  it('brings back every byte, index and option, from any store into any', async () => {
    for (const from of places)
      for (const to of places) {
        const [source, target] = [freshDatabase(from), freshDatabase(to)];
        await fill(source);
        const made = request(source, randomUUID());
        await makeBackup(made);
        const { documents } = await restoreBackup({ ...made, db: target, replace: false });

        expect(documents).toBe(6);
        for (const name of ['delicate', 'a/b %c'])
          expect(await bytesOf(target, name)).toEqual(await bytesOf(source, name));
        expect(await target.collection('delicate').indexes()).toEqual(await source.collection('delicate').indexes());
        const options = async (db: Db) =>
          (await db.listCollections({ name: 'strict' }, { nameOnly: false }).toArray())[0]?.options;
        expect(await options(target)).toEqual(await options(source));
      }
  });

  it('holds one moment of a database that is written to meanwhile', async () => {
    const source = freshDatabase(here());
    const accounts = Array.from({ length: 500 }, (_, _id) => ({ _id, coins: 10 }));
    await source.collection<Account>('accounts').insertMany(accounts);
    const writers = [0, 1, 2].map((part) => keepMovingCoins(source, part));
    const made = [];
    for (const name of ['first', 'second', 'third']) {
      made.push(request(source, name));
      await makeBackup(made.at(-1) as (typeof made)[number]);
    }
    const moved = await Promise.all(writers.map((writer) => writer.stop()));
    expect(Math.min(...moved)).toBeGreaterThan(0);

    for (const backup of made) {
      const target = freshDatabase(there());
      await restoreBackup({ ...backup, db: target, replace: false });
      // Each move writes a line into the book: what the book tells and what the accounts hold is of the same moment.
      const book = await target.collection('book').find().toArray();
      const told = new Map(accounts.map(({ _id, coins }) => [_id, coins]));
      for (const { from, to } of book) {
        told.set(from, (told.get(from) ?? 0) - 1);
        told.set(to, (told.get(to) ?? 0) + 1);
      }
      const held = await target.collection<Account>('accounts').find().toArray();
      expect(new Map(held.map(({ _id, coins }) => [_id, coins]))).toEqual(told);
    }
    expect((await source.listCollections().toArray()).map(({ name }) => name).sort()).toEqual(['accounts', 'book']);
  });

  it('takes uploads and the configuration along, and lets only the owner read that', async () => {
    const source = freshDatabase(here());
    await source.collection('c').insertOne({ a: 1 });
    const made = request(source, 'files');
    await mkdir(join(made.uploadsDir, 'ab'), { recursive: true });
    await writeFile(join(made.uploadsDir, 'ab/picture'), 'bytes');
    await writeFile(made.environmentFile, 'SECRET=1\n');
    const manifest = await makeBackup(made);
    expect(manifest.uploads).toMatchObject([{ path: 'ab/picture', bytes: 5 }]);
    expect((await stat(join(made.folder, 'environment.env'))).mode & 0o077).toBe(0);

    const elsewhere = { ...request(source, 'elsewhere'), folder: made.folder };
    await mkdir(join(folder, 'elsewhere'));
    await restoreBackup({ ...elsewhere, db: freshDatabase(there()), replace: false });
    expect(await readFile(join(elsewhere.uploadsDir, 'ab/picture'), 'utf8')).toBe('bytes');
    expect(await readFile(elsewhere.environmentFile, 'utf8')).toBe('SECRET=1\n');

    const again = await restoreBackup({ ...elsewhere, db: freshDatabase(there()), replace: false });
    expect(again.environmentFile).toBe(`${elsewhere.environmentFile}.restored`);
  });

  it('is one that mongorestore can read: documents one after another, indexes beside them', async () => {
    const source = freshDatabase(here());
    await fill(source);
    const made = request(source, 'format');
    await makeBackup(made);
    const dump = join(made.folder, 'dump', source.databaseName);
    expect((await readdir(dump)).sort()).toEqual([
      'a%2Fb%20%25c.bson',
      'a%2Fb%20%25c.metadata.json',
      'delicate.bson',
      'delicate.metadata.json',
      'strict.bson',
      'strict.metadata.json',
    ]);
    let count = 0;
    for await (const document of readDocuments(documentsFile(dump, 'delicate')))
      count += BSON.deserialize(document)['_id'] ? 1 : 0;
    expect(count).toBe(5);
    const { indexes, collectionName } = JSON.parse(await readFile(join(dump, 'delicate.metadata.json'), 'utf8'));
    expect(collectionName).toBe('delicate');
    expect(indexes[0]).toEqual({ v: { $numberInt: '2' }, key: { _id: { $numberInt: '1' } }, name: '_id_' });
  });

  it('that was changed or cut off is not restored', async () => {
    const source = freshDatabase(here());
    await source.collection('c').insertMany([{ a: 'one' }, { a: 'two' }]);
    const made = request(source, 'damaged');
    await makeBackup(made);
    const path = documentsFile(join(made.folder, 'dump', source.databaseName), 'c');
    const bytes = await readFile(path);

    await writeFile(path, bytes.subarray(0, -3));
    await expect(verifyBackup(made.folder)).rejects.toThrow('cut off');
    bytes[bytes.indexOf('one')] = 0x4f;
    await writeFile(path, bytes);
    const target = freshDatabase(there());
    await expect(restoreBackup({ ...made, db: target, replace: false })).rejects.toThrow(
      'collection c is not what was written',
    );
    expect(await target.listCollections().toArray()).toEqual([]);
  });

  it('does not overwrite: neither another backup, nor a database in use unless it is told to', async () => {
    const [source, target] = [freshDatabase(here()), freshDatabase(there())];
    await source.collection('c').insertOne({ _id: 1 as never });
    const made = request(source, 'twice');
    await makeBackup(made);
    await expect(makeBackup(made)).rejects.toThrow('not empty');
    await target.collection('old').insertOne({ a: 1 });
    await expect(restoreBackup({ ...made, db: target, replace: false })).rejects.toThrow('is not empty');
    await restoreBackup({ ...made, db: target, replace: true });
    expect((await target.listCollections().toArray()).map(({ name }) => name)).toEqual(['c']);
  });
});

describe('mongodump', () => {
  it('is asked for the whole server and its changes, and its dump is noted file by file', async () => {
    const tool = join(folder, 'mongodump');
    const script =
      '#!/bin/sh\nfor a in "$@"; do case $a in --out=*) out=${a#--out=};; esac; done\nmkdir -p "$out/d"\nprintf x > "$out/oplog.bson"\necho "$@" > "$out/d/args"\n';
    await writeFile(tool, script, { mode: 0o755 });
    expect(findTool('mongodump', { PATH: `/nowhere:${folder}` })).toBe(tool);

    const source = freshDatabase(here());
    await source.collection('c').insertOne({ a: 1 });
    const made = request(source, 'tool');
    const manifest = await makeBackup({ ...made, mongodump: { tool, url: 'mongodb://u:p@h:1/d?replicaSet=rs0' } });
    expect(manifest).toMatchObject({ madeBy: 'mongodump', pointInTime: null });
    expect(manifest.dumpFiles.map(({ path }) => path)).toEqual(['d/args', 'oplog.bson']);
    const args = await readFile(join(made.folder, 'dump/d/args'), 'utf8');
    expect(args).toContain('--uri=mongodb://u:p@h:1/?replicaSet=rs0&authSource=d --oplog');
    await expect(restoreBackup({ ...made, db: freshDatabase(here()), replace: false })).rejects.toThrow('mongorestore');
  });

  it.each([
    ['mongodb://h:1/d', 'mongodb://h:1/'],
    ['mongodb://u:p@h/d?authSource=admin', 'mongodb://u:p@h/?authSource=admin'],
    ['mongodb+srv://u:p@h/', 'mongodb+srv://u:p@h/'],
  ])('reaches the server of %s', (url, wanted) => expect(wholeServer(url)).toBe(wanted));
});

interface Account {
  readonly _id: number;
  readonly coins: number;
}

/** Moves coins between accounts of its own, in transactions, each with a line in a book, until it is stopped. */
function keepMovingCoins(db: Db, part: number): { stop(): Promise<number> } {
  let [stopped, moved] = [false, 0];
  const account = (number: number): number => (number % 8) * 3 + part;
  const running = (async () => {
    while (!stopped) await moveCoin(db, account(moved), account(++moved * 7));
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return moved;
    },
  };
}

async function moveCoin(db: Db, from: number, to: number): Promise<void> {
  if (from === to) return;
  await db.client.withSession((session) =>
    session.withTransaction(async () => {
      const accounts = db.collection<Account>('accounts');
      await accounts.updateOne({ _id: from }, { $inc: { coins: -1 } }, { session });
      await accounts.updateOne({ _id: to }, { $inc: { coins: 1 } }, { session });
      await db.collection('book').insertOne({ from, to }, { session });
    }),
  );
}
