import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type Collection } from 'mongodb';
import { serve } from './children.ts';
import { message, type Message } from './store-operations.ts';

/** A point read now and then, as a person's click, by several clients. */
const READERS = 4;
const READ_EVERY_MS = 2;

let messages: Collection<Message> | undefined;
let size = 0;
let reading: Promise<unknown> = Promise.resolve();
let isOver = true;
let taken: number[] = [];

/** Reads single messages until it is told to stop, in a process of its own: what another client does must not show here. */
serve(0, {
  async open(input: { readonly url: string; readonly size: number }) {
    const client = await new MongoClient(input.url, { serverMonitoringMode: 'poll' }).connect();
    messages = client.db('fairness').collection<Message>('messages');
    size = input.size;
  },
  begin() {
    isOver = false;
    taken = [];
    reading = Promise.all(Array.from({ length: READERS }, () => readOn()));
  },
  /** @returns the 99th percentile in milliseconds */
  async end() {
    isOver = true;
    await reading;
    taken.sort((a, b) => a - b);
    return taken[Math.floor(taken.length * 0.99)] ?? 0;
  },
});

async function readOn(): Promise<void> {
  while (!isOver) {
    const started = performance.now();
    await messages?.findOne({ _id: message(Math.floor(Math.random() * size), size)._id });
    taken.push(performance.now() - started);
    await pause(READ_EVERY_MS);
  }
}
