import { startChild, type Child } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { CountingClient } from './socket-driver.ts';
import type { Measured } from './table.ts';

const BODY = 'A line as people write them, neither short nor long, about nothing in particular. ';
const SETTLE_MS = 5_000;

interface Load {
  readonly name: string;
  /** Messages a second. */
  readonly rate: number;
  readonly seconds: number;
}

/** Light: one message at a time. Busy: more than a bare broadcast can carry. */
const loads: readonly Load[] = [
  { name: 'light', rate: 10, seconds: 4 },
  { name: 'busy', rate: 600, seconds: 4 },
];

interface Run {
  /** Microseconds of the delivering process. */
  readonly cpuPerDelivery: number;
  readonly perSecond: number;
}

/**
 * What it costs to bring one message to one of many clients in a room, from the store to the socket. The messages are written by
 * another process, so the delivering one does nothing else; beside it, in the same run, Socket.io broadcasts the same bytes.
 */
export async function deliver(storeUrl: string, sizes: readonly number[] = [200, 1_000]): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const size of sizes) {
    const environment = { MONGO_URL: storeUrl, PORT: '0' };
    const [reader, writer, bare] = [
      await startChild('parley-server.ts', environment),
      await startChild('parley-server.ts', environment),
      await startChild('bare-server.ts'),
    ];
    try {
      const crowd = (await writer.ask('crowd', { name: `crowd${size}`, count: size })) as Crowd;
      const ours = await connectAll(reader.port, crowd.tokens);
      const theirs = await connectAll(
        bare.port,
        crowd.tokens.map(() => null),
      );
      for (const load of loads) {
        const inputs = { ...crowd, tokens: [], ...load, body: BODY };
        const plain = await run(bare, bare, theirs, inputs);
        const full = await run(reader, writer, ours, inputs);
        rows.push(...rowsOf(size, load, full, plain));
      }
      for (const client of [...ours, ...theirs]) client.close();
    } finally {
      await Promise.all([reader, writer, bare].map((child) => child.stop()));
    }
  }
  return rows;
}

function rowsOf(size: number, load: Load, ours: Run, bare: Run): Measured[] {
  const what = `1 room × ${size}, ${load.name} (${load.rate} messages/s offered)`;
  return [
    {
      what: `${what}: CPU per delivery`,
      ours: `${ours.cpuPerDelivery.toFixed(2)} µs`,
      beside: `${bare.cpuPerDelivery.toFixed(2)} µs bare Socket.io`,
      ratio: ours.cpuPerDelivery / bare.cpuPerDelivery,
      aim: load.name === 'light' ? '≤ 1.00' : '≤ 0.15',
    },
    {
      what: `${what}: deliveries/s`,
      ours: Math.round(ours.perSecond).toLocaleString('en'),
      beside: `${Math.round(bare.perSecond).toLocaleString('en')} bare Socket.io`,
      ratio: ours.perSecond / bare.perSecond,
      aim: '–',
    },
  ];
}

/** Has messages written, waits until they have arrived (or no more do), and divides. */
async function run(
  delivering: Child,
  writing: Child,
  clients: readonly CountingClient[],
  input: unknown,
): Promise<Run> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const total = () => clients.reduce((sum, client) => sum + client.count, 0);
  const before = total();
  const [started, cpuBefore] = [performance.now(), await delivering.usage()];
  const written = (await writing.ask('write', input)) as number;
  let [arrived, lastMoved] = [0, performance.now()];
  while (arrived < written * clients.length && performance.now() - lastMoved < SETTLE_MS) {
    const now = total() - before;
    if (now !== arrived) [arrived, lastMoved] = [now, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const cpu = (await delivering.usage()).cpu - cpuBefore.cpu;
  if (arrived < written * clients.length)
    process.stderr.write(
      `  ${written * clients.length - arrived} of ${written * clients.length} were left out: too slow a client\n`,
    );
  return { cpuPerDelivery: cpu / arrived, perSecond: (arrived / (lastMoved - started)) * 1000 };
}
