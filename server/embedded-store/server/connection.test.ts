import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { Connection } from './connection.ts';
import { Dispatcher } from './dispatcher.ts';
import { Unsent } from './unsent.ts';

const SILENCE_MS = 100;

/** Connections that lose their patience soon. */
describe('a connection', () => {
  let store: TestStore;
  let server: Server;
  let folder: string;
  let path: string;

  beforeEach(async () => {
    store = await startStore();
    folder = await mkdtemp(join(tmpdir(), 'connection-'));
    path = join(folder, 'a.sock');
    const quiet = (): void => undefined;
    const dispatcher = new Dispatcher(store.server.engine, quiet);
    server = createServer((socket) => {
      new Connection(socket, { connectionId: 1, address: '' }, dispatcher, quiet, SILENCE_MS);
    }).listen(path);
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.close();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function ping(): Buffer {
    const body = BSON.serialize({ ping: 1, $db: 't' });
    const message = Buffer.alloc(21 + body.length);
    message.writeInt32LE(message.length, 0);
    message.writeInt32LE(2013, 12);
    message.set(body, 21);
    return message;
  }

  it('ends when nothing is said, or nothing whole', async () => {
    const silent = connect(path);
    const stammering = connect(path);
    stammering.write(ping().subarray(0, 10));
    silent.resume();
    stammering.resume();
    await Promise.all([once(silent, 'close'), once(stammering, 'close')]);
  });

  it('stays once something was asked, however long the silence', async () => {
    const client = connect(path);
    client.write(ping());
    await once(client, 'data');
    const silent = connect(path);
    silent.resume();
    // It came later and is given up: the other one's time would have been over, too.
    await once(silent, 'close');
    client.write(ping());
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 1 });
    client.destroy();
  });
});

describe('Unsent', () => {
  it('gives up whoever has not read for longest, only when there is too much, and nobody who has just come', () => {
    const destroyed: string[] = [];
    const socket = (name: string): Socket => ({ destroy: () => void destroyed.push(name) }) as unknown as Socket;
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(socket) as [Socket, Socket, Socket, Socket];
    const unsent = new Unsent(100, 1000);
    unsent.add(a, 60, 0);
    unsent.add(b, 60, 500);
    expect(destroyed).toEqual([]);
    unsent.add(c, 10, 1200);
    expect(destroyed).toEqual(['a']);
    unsent.remove(b);
    unsent.add(d, 80, 9000);
    expect(destroyed).toEqual(['a']);
    unsent.add(a, 20, 9001);
    expect(destroyed).toEqual(['a', 'c']);
  });
});
