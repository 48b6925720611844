import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection, type ResumeToken } from 'mongodb';
import { launchStore, type LaunchedStore } from '../launcher/launch.ts';
import { until } from '../testing/until.ts';

/** A longer loop: STORE_CRASH_ROUNDS=100. */
const ROUNDS = Number(process.env['STORE_CRASH_ROUNDS'] ?? 3);
const WRITERS = 6;
const ACKNOWLEDGED_PER_ROUND = 60;

interface Entry {
  _id: string;
  at: number;
  changed?: boolean;
}

describe('a store that is killed while it is written to', () => {
  let dataDir: string;
  let store: LaunchedStore;
  let client: MongoClient;
  let entries: Collection<Entry>;
  let restarts = 0;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
    store = await launchStore({ dataDir, onRestart: () => restarts++ });
    client = await MongoClient.connect(store.url, { serverSelectionTimeoutMS: 20_000 });
    entries = client.db('t').collection<Entry>('entries');
  });

  afterAll(async () => {
    await client.close();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it(
    `has after ${ROUNDS} kills all that it acknowledged, once, and told each change once`,
    async () => {
      const acknowledged = new Map<string, boolean>();
      const told: string[] = [];
      const listener = await listen(entries, told);

      for (let round = 0; round < ROUNDS; round++) {
        const before = acknowledged.size;
        const writing = Promise.all(
          Array.from({ length: WRITERS }, (_, writer) => write(`${round}-${writer}`, acknowledged, restarts)),
        );
        const most = before + ACKNOWLEDGED_PER_ROUND * (0.5 + Math.random());
        await until('some writes', () => acknowledged.size >= most, 60_000);
        process.kill(store.pid, 'SIGKILL');
        await writing;
        await until('the restart', () => restarts === round + 1, 60_000);
      }

      await entries.insertOne({ _id: 'last', at: 0 });
      const stored = new Map((await entries.find().toArray()).map((entry) => [entry._id, entry]));
      const lost = [...acknowledged].filter(
        ([id, changed]) => !stored.has(id) || (changed && !stored.get(id)?.changed),
      );
      expect(lost).toEqual([]);

      await until('the last event', () => told.includes('last'), 60_000);
      await listener.stop();
      expect(new Set(told).size).toBe(told.length);
      expect([...stored.keys()].filter((id) => !told.includes(id))).toEqual([]);
    },
    ROUNDS * 30_000 + 60_000,
  );

  /** Inserts and changes until the store has been killed and is back; what fails is not acknowledged. */
  async function write(name: string, acknowledged: Map<string, boolean>, restartsBefore: number): Promise<void> {
    for (let i = 0; restarts === restartsBefore; i++) {
      const _id = `${name}-${i}`;
      try {
        await entries.insertOne({ _id, at: i });
        acknowledged.set(_id, false);
        await entries.updateOne({ _id }, { $set: { changed: true } });
        acknowledged.set(_id, true);
      } catch {
        // Not acknowledged: it may be there or not.
      }
    }
  }
});

/** Collects the ids of inserts from now on, resuming by itself wherever the stream breaks. */
async function listen(entries: Collection<Entry>, told: string[]): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  const first = entries.watch();
  await first.tryNext();
  let token: ResumeToken = first.resumeToken;
  await first.close();
  const done = (async () => {
    while (!stopped) {
      const stream = entries.watch([{ $match: { operationType: 'insert' } }], {
        maxAwaitTimeMS: 100,
        resumeAfter: token,
      });
      try {
        while (!stopped) {
          const event = await stream.tryNext();
          token = stream.resumeToken;
          if (event?.operationType === 'insert') told.push(event.documentKey._id);
        }
      } catch {
        // The store was killed; the next stream goes on where this one was.
      } finally {
        await stream.close();
      }
    }
  })();
  return {
    async stop() {
      stopped = true;
      await done;
    },
  };
}
