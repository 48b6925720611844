import { MongoClient } from 'mongodb';
import { startChild } from './children.ts';
import { connectAll, type Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const SECONDS = 3;
const WRITERS = 32;
const BODY = 'A line as people write them, neither short nor long, about nothing in particular.';

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** From a client's send to the acknowledgement that the message is on the disk, beside a bare `insertOne` on the same store. */
export async function send(storeUrl: string): Promise<Measured[]> {
  const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
  const database = await MongoClient.connect(storeUrl, { writeConcern: { w: 'majority', journal: true } });
  try {
    const crowds: Crowd[] = [];
    for (let n = 0; n < WRITERS; n += 1)
      crowds.push((await server.ask('crowd', { name: `senders${n}`, count: 1 })) as Crowd);
    const clients = await connectAll(
      server.port,
      crowds.map(({ ownerToken }) => ownerToken),
    );
    const collection = database.db('bench').collection('bare');
    const insert = () => collection.insertOne({ body: BODY, filling: 'x'.repeat(400), at: new Date() });
    let sent = 0;
    const say = (writer: number) => {
      sent += 1;
      const roomId = crowds[writer]?.roomId ?? '';
      return clients[writer]?.call('message:send', { id: `bench${sent}`, roomId, body: BODY });
    };

    const rows: Measured[] = [];
    for (const writers of [1, WRITERS]) {
      await run(writers, 1, insert);
      await run(writers, 1, say);
      const [bare, ours] = [await run(writers, SECONDS, insert), await run(writers, SECONDS, say)];
      rows.push(...rowsOf(writers, ours, bare));
    }
    for (const client of clients) client.close();
    return rows;
  } finally {
    await database.close();
    await server.stop();
  }
}

function rowsOf(writers: number, ours: Run, bare: Run): Measured[] {
  const who = `${writers} ${writers === 1 ? 'sender' : 'senders, a room each'}`;
  return [
    {
      what: `send → durable ack, ${who}: p50 / p99`,
      ours: `${ours.p50.toFixed(1)} / ${ours.p99.toFixed(1)} ms`,
      beside: `${bare.p50.toFixed(1)} / ${bare.p99.toFixed(1)} ms bare insertOne`,
      ratio: ours.p50 / bare.p50,
      aim: '–',
    },
    {
      what: `send → durable ack, ${who}: messages/s`,
      ours: Math.round(ours.perSecond).toLocaleString('en'),
      beside: `${Math.round(bare.perSecond).toLocaleString('en')} bare insertOne`,
      ratio: ours.perSecond / bare.perSecond,
      aim: '–',
    },
  ];
}

/** Each writer does one after the other. */
async function run(
  writers: number,
  seconds: number,
  work: (writer: number) => Promise<unknown> | undefined,
): Promise<Run> {
  const started = performance.now();
  const times: number[] = [];
  const loop = async (writer: number) => {
    while (performance.now() - started < seconds * 1_000) {
      const before = performance.now();
      await work(writer);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => loop(writer)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: (times.length / (performance.now() - started)) * 1_000, p50: at(0.5), p99: at(0.99) };
}
