import type { Collection } from 'mongodb';
import { MongoClient } from 'mongodb';
import { measureEvents } from './store-events.ts';
import type { Message, Operation } from './store-operations.ts';
import { message, operations } from './store-operations.ts';
import type { Measured } from './table.ts';

const LOAD_BATCH = 1_000;
const TURNS = 12;
const TURN_MS = 200;
const WARM_UP = 20;

interface Server {
  readonly client: MongoClient;
  readonly messages: Collection<Message>;
}

interface Timing {
  /** Milliseconds at the client. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the server's processor per operation, where the server tells. */
  readonly cpu: number | undefined;
}

/**
 * What the store costs a chat, as its driver sees it. With `beside` (another store, an older one, a real MongoDB) every
 * operation is measured on both in turns, so that the ratio holds on any machine, however busy.
 */
export async function measureStore(url: string, size: number, beside: string | undefined): Promise<Measured[]> {
  const ours = await connect(url);
  const other = beside === undefined ? undefined : await connect(beside);
  try {
    const servers = other === undefined ? [ours] : [ours, other];
    const rows = [loadRow(size, await load(servers, size))];
    for (const operation of operations) rows.push(rowOf(operation, await measure(operation, servers, size)));
    for (const watchers of [1, 20]) {
      const name = `insert → its change event, ${watchers === 1 ? '1 watcher' : `${watchers} watchers`}`;
      const samples = await measureEvents(
        servers.map(({ messages }) => messages),
        watchers,
      );
      rows.push(rowOf({ name, aim: '≤ 1.0' }, samples.map(timingOf)));
    }
    rows.push(await spaceRow(ours, size));
    return rows;
  } finally {
    await Promise.all([ours.client.close(), other?.client.close() ?? Promise.resolve()]);
  }
}

async function connect(url: string): Promise<Server> {
  const client = await new MongoClient(url, { serverMonitoringMode: 'poll' }).connect();
  const writeConcern = { w: 'majority', journal: true } as const;
  const messages = client.db('bench').collection<Message>('messages', { writeConcern });
  await messages.drop().catch(() => undefined);
  await messages.createIndex({ rid: 1, ts: 1 });
  await messages.createIndex({ 'u._id': 1 });
  return { client, messages };
}

/** @returns the milliseconds that each has taken */
async function load(servers: readonly Server[], size: number): Promise<number[]> {
  const taken = servers.map(() => 0);
  for (let at = 0; at < size; at += LOAD_BATCH) {
    for (const [n, { client }] of servers.entries()) {
      const messages = client.db('bench').collection<Message>('messages', { writeConcern: { w: 1 } });
      const batch = Array.from({ length: LOAD_BATCH }, (_, i) => message(at + i, size));
      const started = performance.now();
      await messages.insertMany(batch, { ordered: false });
      taken[n] = (taken[n] ?? 0) + performance.now() - started;
    }
  }
  return taken;
}

interface Samples {
  readonly milliseconds: number[];
  cpu: number | undefined;
}

/** In short turns, so that whatever else the machine does meets both alike. */
async function measure(operation: Operation, servers: readonly Server[], size: number): Promise<Timing[]> {
  const samples = servers.map((): Samples => ({ milliseconds: [], cpu: 0 }));
  if (operation.times === undefined) {
    for (const { messages } of servers) for (let n = 0; n < WARM_UP; n++) await operation.run(messages, size);
  }
  const turns = operation.times ?? TURNS;
  for (let turn = 0; turn < turns; turn++) {
    for (const [n, server] of servers.entries()) await takeTurn(operation, server, size, samples[n] as Samples);
  }
  return samples.map(({ milliseconds, cpu }) => ({
    ...timingOf(milliseconds),
    cpu: cpu === undefined ? undefined : cpu / milliseconds.length,
  }));
}

function timingOf(milliseconds: number[]): Timing {
  milliseconds.sort((a, b) => a - b);
  const at = (share: number): number => milliseconds[Math.floor(milliseconds.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), cpu: undefined };
}

async function takeTurn(operation: Operation, server: Server, size: number, samples: Samples): Promise<void> {
  const before = await processorTime(server);
  const end = operation.times === undefined ? performance.now() + TURN_MS : 0;
  await Promise.all(
    Array.from({ length: operation.clients }, async () => {
      do {
        const started = performance.now();
        await operation.run(server.messages, size);
        samples.milliseconds.push(performance.now() - started);
      } while (performance.now() < end);
    }),
  );
  const after = await processorTime(server);
  samples.cpu =
    before === undefined || after === undefined || samples.cpu === undefined ? undefined : samples.cpu + after - before;
}

/** Microseconds that the server's process has used; MongoDB and the embedded store tell it in different places. */
async function processorTime({ client }: Server): Promise<number | undefined> {
  const status = await client.db('admin').command({ serverStatus: 1 });
  const { embedded, extra_info: extra } = status as {
    embedded?: { cpuMicroseconds?: { user: number; system: number } };
    extra_info?: { user_time_us?: number; system_time_us?: number };
  };
  const cpu = embedded?.cpuMicroseconds;
  if (cpu !== undefined) return cpu.user + cpu.system;
  if (extra?.user_time_us === undefined) return undefined;
  return Number(extra.user_time_us) + Number(extra.system_time_us ?? 0);
}

function loadRow(size: number, [ours = 0, other]: readonly number[]): Measured {
  return {
    what: `load of ${size.toLocaleString('en')} (w: 1)`,
    ours: `${(ours / 1_000).toFixed(1)} s`,
    beside: other === undefined ? '' : `${(other / 1_000).toFixed(1)} s`,
    ratio: other === undefined ? null : ours / other,
    aim: '≤ 0.8',
  };
}

function rowOf({ name, aim }: Pick<Operation, 'name' | 'aim'>, [ours, other]: readonly Timing[]): Measured {
  return {
    what: name,
    ours: ours === undefined ? '' : show(ours),
    beside: other === undefined ? '' : show(other),
    ratio: ours === undefined || other === undefined ? null : ours.p50 / other.p50,
    aim,
  };
}

function show({ p50, p99, cpu }: Timing): string {
  const latency = `${p50.toFixed(2)} / ${p99.toFixed(1)} ms`;
  return cpu === undefined ? latency : `${latency}, ${Math.round(cpu)} µs CPU`;
}

async function spaceRow({ client }: Server, size: number): Promise<Measured> {
  const status = await client.db('admin').command({ serverStatus: 1 });
  const { mem, embedded } = status as { mem?: { resident: number }; embedded?: { fileSize?: number } };
  const disk =
    embedded?.fileSize === undefined
      ? ''
      : `, ${Math.round(embedded.fileSize / 2 ** 20)} MB on disk with the change log`;
  return {
    what: `memory after all that, ${size.toLocaleString('en')} messages`,
    ours: `${mem?.resident ?? 0} MB${disk}`,
    beside: '',
    ratio: null,
    aim: '–',
  };
}
