import { once } from 'node:events';
import type { ChangeStream, Collection } from 'mongodb';
import type { Message } from './store-operations.ts';
import { message } from './store-operations.ts';

const TURNS = 6;
const INSERTS_A_TURN = 15;
/** Between two inserts, so that each is told alone. */
const PAUSE_MS = 5;

/** Milliseconds, for each server, from sending an insert until every watcher has been told of it. */
export async function measureEvents(servers: readonly Collection<Message>[], watchers: number): Promise<number[][]> {
  const crowds: ChangeStream<Message>[][] = [];
  for (const messages of servers) crowds.push(await watch(messages, watchers));
  const samples = servers.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [n, messages] of servers.entries()) {
      for (let i = 0; i < INSERTS_A_TURN; i++) {
        samples[n]?.push(await tell(messages, crowds[n] ?? []));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }
  for (const crowd of crowds) for (const stream of crowd) await stream.close();
  return samples;
}

async function watch(messages: Collection<Message>, watchers: number): Promise<ChangeStream<Message>[]> {
  const streams = Array.from({ length: watchers }, () => messages.watch<Message>([], { maxAwaitTimeMS: 1_000 }));
  // A stream begins when it is first asked; what is written before that it does not tell.
  for (const stream of streams) {
    const opened = once(stream, 'resumeTokenChanged');
    stream.on('change', () => undefined);
    await opened;
  }
  return streams;
}

let written = 0;

async function tell(messages: Collection<Message>, streams: readonly ChangeStream<Message>[]): Promise<number> {
  const told = Promise.all(streams.map((stream) => once(stream, 'change')));
  const started = performance.now();
  await messages.insertOne({ ...message(written, 1_000), _id: `told${process.pid}.${(written += 1)}` });
  await told;
  return performance.now() - started;
}
