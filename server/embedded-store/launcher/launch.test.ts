import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON, MongoClient } from 'mongodb';
import { openConnection } from '../testing/raw-connection.ts';
import { until } from '../testing/until.ts';
import { launchStore, type LaunchOptions, type LaunchedStore } from './launch.ts';
import { socketPathOf } from './socket-path.ts';

describe('launchStore', () => {
  let dataDir: string;
  let launched: LaunchedStore[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'Launch-'));
    launched = [];
  });

  afterEach(async () => {
    for (const store of launched.toReversed()) await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function launch(options: Partial<LaunchOptions> = {}): Promise<LaunchedStore> {
    const store = await launchStore({ dataDir, args: ['--no-flush'], ...options });
    launched.push(store);
    return store;
  }

  it('starts a store that the driver reaches, and ends it when told', async () => {
    const store = await launch();
    const client = await MongoClient.connect(store.url);
    await client.db('t').collection('c').insertOne({ a: 1 });
    await client.close();
    const { pid } = store;
    await store.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('starts a killed store again at the same URL, with all it had acknowledged', async () => {
    let restarts = 0;
    const store = await launch({ args: [], onRestart: () => restarts++ });
    const { url, pid } = store;
    const client = await MongoClient.connect(url);
    await client.db('t').collection<{ _id: number }>('c').insertOne({ _id: 1 });
    process.kill(pid, 'SIGKILL');
    await until('the restart', () => restarts === 1);
    expect(store.url).toBe(url);
    expect(store.pid).not.toBe(pid);
    expect(await client.db('t').collection('c').countDocuments()).toBe(1);
    await client.close();
  });

  it('keeps the port that it was given by chance', async () => {
    let restarts = 0;
    const store = await launch({ port: 0, onRestart: () => restarts++ });
    const { url, pid } = store;
    expect(url).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
    process.kill(pid, 'SIGKILL');
    await until('the restart', () => restarts === 1);
    const client = await MongoClient.connect(url);
    expect(await client.db('t').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
  });

  it('uses the store that another launcher runs for the same directory, and takes over when that one ends', async () => {
    const first = await launch();
    const second = await launch();
    expect(second.url).toBe(first.url);
    expect([first.isOwner, second.isOwner]).toEqual([true, false]);
    expect(second.pid).toBe(first.pid);
    await first.stop();
    await until('the second to take over', () => second.isOwner && second.pid !== 0);
    const client = await MongoClient.connect(second.url);
    expect(await client.db('t').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
  });

  it('says in one sentence why a store cannot start', async () => {
    const failing = launchStore({ dataDir: join('/dev/null', 'store') });
    await expect(failing).rejects.toThrow(/not a directory|ENOTDIR|ENOENT/i);
  });

  it('answers a repeated findAndModify after a restart with the document, and changes nothing again', async () => {
    let restarts = 0;
    const store = await launch({ args: [], onRestart: () => restarts++ });
    const lsid = { id: new BSON.UUID() };
    const claim = {
      findAndModify: 'jobs',
      query: { _id: 1 },
      update: { $inc: { attempts: 1 } },
      new: true,
      lsid,
      txnNumber: BSON.Long.fromNumber(1),
      $db: 't',
    };
    const path = socketPathOf(dataDir);
    const before = await openConnection({ path });
    await before.command({ insert: 'jobs', documents: [{ _id: 1, attempts: 0 }], $db: 't' });
    const answer = await before.command(claim);
    before.end();
    process.kill(store.pid, 'SIGKILL');
    await until('the restart', () => restarts === 1);

    const after = await openConnection({ path });
    const repeated = await after.command(claim);
    expect(repeated['value']).toEqual(answer['value']);
    expect(repeated['lastErrorObject']).toEqual(answer['lastErrorObject']);
    expect(repeated['value']).toMatchObject({ attempts: new BSON.Int32(1) });
    after.end();
  });

  it('finds a short place for the socket of a directory with a long name', () => {
    expect(socketPathOf(`/${'x'.repeat(200)}`).length).toBeLessThan(108);
    expect(socketPathOf('/data')).toBe('/data/store.sock');
  });
});
