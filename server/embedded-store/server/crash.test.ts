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
const ENTRIES_PER_ROUND = 60;

interface Entry {
  _id: string;
  at: number;
  changed?: boolean;
}

interface Account {
  _id: string;
  balance: number;
}

/** What is known of an entry: the last step that was acknowledged, or that one is under way and may have been done. */
type Known = 'inserted' | 'changed' | 'going' | 'gone';

describe('a store that is killed while it is written to', () => {
  let dataDir: string;
  let store: LaunchedStore;
  let client: MongoClient;
  let entries: Collection<Entry>;
  let accounts: Collection<Account>;
  let restarts = 0;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
    store = await launchStore({ dataDir, onRestart: () => restarts++ });
    client = await MongoClient.connect(store.url, { serverSelectionTimeoutMS: 20_000 });
    entries = client.db('t').collection<Entry>('entries');
    accounts = client.db('t').collection<Account>('accounts');
    await accounts.insertMany(['a', 'b', 'c'].map((_id) => ({ _id, balance: 0 })));
  });

  afterAll(async () => {
    await client.close();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it(
    `has after ${ROUNDS} kills all that it acknowledged, once, and told each change once`,
    async () => {
      const known = new Map<string, Known>();
      const told: string[] = [];
      const listener = await listen(entries, told);

      for (let round = 0; round < ROUNDS; round++) {
        const before = known.size;
        const writing = Promise.all([
          ...Array.from({ length: WRITERS }, (_, writer) => write(`${round}-${writer}`, known, restarts)),
          transfer(restarts),
        ]);
        const most = before + ENTRIES_PER_ROUND * (0.5 + Math.random());
        await until('some writes', () => known.size >= most, 60_000);
        process.kill(store.pid, 'SIGKILL');
        await writing;
        await until('the restart', () => restarts === round + 1, 60_000);
        expect(await sumOfBalances()).toBe(0);
      }

      await entries.insertOne({ _id: 'last', at: 0 });
      const stored = new Map((await entries.find().toArray()).map((entry) => [entry._id, entry]));
      expect([...known].filter(([id, state]) => isWrong(state, stored.get(id)))).toEqual([]);

      await until('the last event', () => told.includes('last'), 60_000);
      await listener.stop();
      const tellings = new Set(told);
      expect(tellings.size).toBe(told.length);
      expect([...stored.keys(), ...known.keys()].filter((id) => !tellings.has(id))).toEqual([]);
    },
    ROUNDS * 30_000 + 60_000,
  );

  /** Inserts, changes and removes until the store has been killed and is back; what fails is not acknowledged. */
  async function write(name: string, known: Map<string, Known>, restartsBefore: number): Promise<void> {
    for (let i = 0; restarts === restartsBefore; i++) {
      const _id = `${name}-${i}`;
      try {
        await entries.insertOne({ _id, at: i });
        known.set(_id, 'inserted');
        await entries.updateOne({ _id }, { $set: { changed: true } });
        known.set(_id, 'changed');
        if (i % 3 > 0) continue;
        known.set(_id, 'going');
        await entries.findOneAndDelete({ _id });
        known.set(_id, 'gone');
      } catch {
        // Not acknowledged: it may be done or not.
      }
    }
  }

  /** Moves from one account to another, in transactions: whatever is lost, the sum stays. */
  async function transfer(restartsBefore: number): Promise<void> {
    const names = ['a', 'b', 'c'];
    for (let i = 0; restarts === restartsBefore; i++) {
      const [from = '', to = ''] = [names[i % 3], names[(i + 1) % 3]];
      const move = client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: from }, { $inc: { balance: -1 } }, { session });
          await accounts.updateOne({ _id: to }, { $inc: { balance: 1 } }, { session });
        }),
      );
      await move.catch(() => undefined);
    }
  }

  async function sumOfBalances(): Promise<number> {
    return (await accounts.find().toArray()).reduce((sum, { balance }) => sum + balance, 0);
  }
});

function isWrong(state: Known, entry: Entry | undefined): boolean {
  if (state === 'gone') return entry !== undefined;
  if (state === 'going') return false;
  return entry === undefined || (state === 'changed' && entry.changed !== true);
}

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
