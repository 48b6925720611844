import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { compactStore } from './compact.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { storeUrl } from './store-url.ts';

describe('compactStore', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'compact-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  async function withStore<T>(work: (client: MongoClient, server: RunningServer) => Promise<T>): Promise<T> {
    const place = { socketPath: join(dataDir, 'store.sock') };
    const server = await startServer({ dataDir, place, flush: false, log: () => undefined });
    const client = await MongoClient.connect(storeUrl(place));
    try {
      return await work(client, server);
    } finally {
      await client.close();
      await server.close();
    }
  }

  it('makes the file smaller and keeps every document and index', async () => {
    await withStore(async (client) => {
      const many = client.db('t').collection<{ _id: number; s: string }>('many');
      await many.insertMany(Array.from({ length: 3_000 }, (_, _id) => ({ _id, s: 'x'.repeat(500) })));
      await many.createIndex({ s: 1 });
      await many.deleteMany({ _id: { $gte: 10 } });
      await client
        .db('t')
        .collection('dropped')
        .insertOne({ s: 'x'.repeat(100_000) });
      await client.db('t').collection('dropped').drop();
    });
    const { before, after } = await compactStore(dataDir);
    expect(after).toBeLessThan(before);
    await withStore(async (client) => {
      const many = client.db('t').collection('many');
      expect(await many.countDocuments()).toBe(10);
      expect((await many.indexes()).map(({ name }) => name)).toEqual(['_id_', 's_1']);
    });
  });
});
