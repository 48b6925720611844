import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

  /** One life of a store is enough for many questions: starting it takes a second. */
  it('starts a killed store again at the same URL, with all it had acknowledged, and ends it when told', async () => {
    let restarts = 0;
    const store = await launch({ args: [], onRestart: () => restarts++ });
    const { url, pid } = store;
    const client = await MongoClient.connect(url);
    await client.db('t').collection<{ _id: number }>('c').insertOne({ _id: 1 });
    const claim = {
      findAndModify: 'c',
      query: { _id: 1 },
      update: { $inc: { attempts: 1 } },
      new: true,
      lsid: { id: new BSON.UUID() },
      txnNumber: BSON.Long.fromNumber(1),
      $db: 't',
    };
    const path = socketPathOf(dataDir);
    const before = await openConnection({ path });
    const answer = await before.command(claim);
    before.end();

    process.kill(pid, 'SIGKILL');
    await until('the restart', () => restarts === 1);
    expect(store.url).toBe(url);
    expect(store.pid).not.toBe(pid);
    expect(await client.db('t').collection('c').find().toArray()).toEqual([{ _id: 1, attempts: 1 }]);

    // The claim repeated, as by a driver that has lost the answer: the same document, and nothing is changed again.
    const after = await openConnection({ path });
    const { value, lastErrorObject } = await after.command(claim);
    expect({ value, lastErrorObject }).toEqual({ value: answer['value'], lastErrorObject: answer['lastErrorObject'] });
    after.end();
    expect(await client.db('t').collection('c').findOne()).toMatchObject({ attempts: 1 });
    await client.close();

    const { pid: last } = store;
    await store.stop();
    expect(() => process.kill(last, 0)).toThrow('ESRCH');
  });

  it('does not listen to the signals that are meant for all, and ends by the word of its launcher alone', async () => {
    let restarts = 0;
    const store = await launch({ onRestart: () => restarts++ });
    const { pid, url } = store;
    process.kill(pid, 'SIGTERM');
    process.kill(pid, 'SIGINT');
    const client = await MongoClient.connect(url);
    await client.db('t').collection('c').insertOne({ last: 'words' });
    await client.close();
    expect(store.pid).toBe(pid);
    await store.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(restarts).toBe(0);
  });

  it('says at once where nothing can be written', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    await expect(launch({ dataDir: join(file, 'store') })).rejects.toThrow('Name another one');
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

  it('finds another place for the socket where a name is too long, or would be misread', () => {
    expect(socketPathOf(`/${'x'.repeat(200)}`).length).toBeLessThan(108);
    expect(socketPathOf('/data%20')).not.toContain('%');
    expect(socketPathOf('/data')).toBe('/data/store.sock');
  });
});
