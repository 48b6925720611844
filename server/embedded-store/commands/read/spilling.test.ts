import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import { storeUrl } from '../../server/store-url.ts';
import { until } from '../../testing/until.ts';

interface Item {
  readonly _id: number;
  readonly n: number;
}

let dataDir: string;
let server: RunningServer;
let client: MongoClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const place = { socketPath: join(dataDir, 'store.sock') };
  server = await startServer({ dataDir, place, flush: false, stageMemory: 64 * 1024, log: () => undefined });
  client = await MongoClient.connect(storeUrl(place));
  const items = Array.from({ length: 3000 }, (_, at) => ({ _id: at, n: (at * 7919) % 3000, text: 'x'.repeat(100) }));
  await client.db('t').collection<Item>('c').insertMany(items);
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

const collection = () => client.db('t').collection<Item>('c');
const made = (): number => server.engine.spill.made;

describe('a command that may use the disk', () => {
  it.each([
    ['find', () => collection().find().sort({ n: 1 }).allowDiskUse(true)],
    [
      'a pipeline that begins with a sort',
      () => collection().aggregate<Item>([{ $sort: { n: 1 } }], { allowDiskUse: true }),
    ],
    [
      'a pipeline that sorts later',
      () => collection().aggregate<Item>([{ $addFields: { m: 1 } }, { $sort: { n: 1 } }], { allowDiskUse: true }),
    ],
  ])('sorts more than it may hold: %s', async (_name, open) => {
    const before = made();
    const sorted = await open().toArray();
    expect(sorted.map(({ n }) => n)).toEqual(Array.from({ length: 3000 }, (_, n) => n));
    expect(made()).toBe(before + 1);
    await until('the disk given back', () => server.engine.spill.open === 0);
  });

  it('gives the disk back when its cursor is closed before the end, and when its client has gone', async () => {
    const cursor = collection().find().sort({ n: 1 }).batchSize(10).allowDiskUse(true);
    await cursor.next();
    expect(server.engine.spill.open).toBe(1);
    await cursor.close();
    await until('the disk given back', () => server.engine.spill.open === 0);
    const other = await MongoClient.connect(storeUrl({ socketPath: join(dataDir, 'store.sock') }));
    const stages = [{ $addFields: { m: 1 } }, { $sort: { n: 1 } }];
    await other.db('t').collection('c').aggregate(stages, { allowDiskUse: true, batchSize: 10 }).next();
    expect(server.engine.spill.open).toBe(1);
    await other.close();
    await until('the disk given back', () => server.engine.spill.open === 0);
    expect(await readdir(join(dataDir, 'spill'))).toEqual([]);
  });
});
