import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type Db } from 'mongodb';
import { startChild, type Child } from './children.ts';
import { longCommands } from './store-long-commands.ts';
import { message, type Message } from './store-operations.ts';
import type { Measured } from './table.ts';

const LOAD_BATCH = 1_000;
/** The machine's other business shows in the idle figure, too: both are taken alike. */
const IDLE_MS = 2_000;

interface Turns {
  /** Milliseconds that everybody had to wait at most for one turn. */
  readonly longest: number;
  readonly over10: number;
}

/**
 * Whether one client's long command holds up the others: the longest turn of the store's event loop while it runs, and the
 * 99th percentile of other clients' point reads, beside that of an idle store.
 *
 * @param size messages in the collection that the commands go over
 * @param only commands whose names hold this
 */
export async function measureFairness(url: string, size: number, only?: string): Promise<Measured[]> {
  const client = await new MongoClient(url, { serverMonitoringMode: 'poll', maxPoolSize: 20 }).connect();
  const reader = await startChild('./point-reader.ts');
  try {
    const db = client.db('fairness');
    await load(db, size);
    await reader.ask('open', { url, size });
    await readDuring(reader, pause(IDLE_MS));
    const rows: Measured[] = [];
    for (const { name, run } of longCommands) {
      if (only !== undefined && !name.includes(only)) continue;
      const idle = await readDuring(reader, pause(IDLE_MS / 2));
      await turns(client, true);
      const started = performance.now();
      const work = run(db, size).then(
        () => '',
        (error: unknown) => ` (${error instanceof Error ? error.message : String(error)})`,
      );
      const during = await readDuring(reader, work);
      const note = await work;
      const seconds = (performance.now() - started) / 1_000;
      const { longest, over10 } = await turns(client, true);
      rows.push({
        what: `${name}, ${seconds.toFixed(1)} s${note}`,
        ours: `longest turn ${longest.toFixed(1)} ms, ${over10} over 10 ms; others' p99 ${during.toFixed(1)} ms`,
        beside: `idle p99 ${idle.toFixed(1)} ms`,
        ratio: during / idle,
        aim: '≤ 10 ms, ≤ 5×',
      });
    }
    return rows;
  } finally {
    await reader.stop();
    await client.close();
  }
}

async function load(db: Db, size: number): Promise<void> {
  const messages = db.collection<Message>('messages', { writeConcern: { w: 1 } });
  await messages.createIndex({ rid: 1, ts: 1 });
  for (let at = 0; at < size; at += LOAD_BATCH) {
    const batch = Array.from({ length: Math.min(LOAD_BATCH, size - at) }, (_, i) => message(at + i, size));
    await messages.insertMany(batch, { ordered: false });
  }
}

/** @returns the 99th percentile in milliseconds of another process's point reads until `end` */
async function readDuring(reader: Child, end: Promise<unknown>): Promise<number> {
  await reader.ask('begin');
  await end;
  return (await reader.ask('end')) as number;
}

/** The store's own account of its turns since the last time that it was asked. */
async function turns(client: MongoClient, resetTurns: boolean): Promise<Turns> {
  const status = await client.db('admin').command({ serverStatus: 1, resetTurns });
  const { embedded } = status as {
    embedded?: { turns?: { longest: { ms: number }[]; byLength: Record<string, number> } };
  };
  const byLength = Object.entries(embedded?.turns?.byLength ?? {});
  const isLong = (name: string): boolean => name.startsWith('over') || Number(/\d+/.exec(name)?.[0]) > 10;
  return {
    longest: embedded?.turns?.longest[0]?.ms ?? 0,
    over10: byLength.reduce((sum, [name, count]) => sum + (isLong(name) ? count : 0), 0),
  };
}
