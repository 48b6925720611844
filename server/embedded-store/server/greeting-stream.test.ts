import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, MongoClient } from 'mongodb';
import { openConnection, type Plain } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { until } from '../testing/until.ts';

const EXHAUST_ALLOWED = 1 << 16;
const MORE_TO_COME = 2;
const BODY_AT = 21;

interface Answer {
  readonly id: number;
  readonly answers: number;
  readonly goesOn: boolean;
  readonly body: Plain;
}

/** Asks once, and gives the answers that come to it. */
async function* ask(socket: Socket, command: Plain): AsyncGenerator<Answer, void> {
  const body = BSON.serialize(command);
  const head = Buffer.alloc(BODY_AT);
  [BODY_AT + body.length, 7, 0, 2013, EXHAUST_ALLOWED].forEach((value, i) => head.writeInt32LE(value, i * 4));
  socket.write(Buffer.concat([head, body]));
  let held = Buffer.alloc(0);
  for await (const chunk of socket) {
    held = Buffer.concat([held, chunk as Buffer]);
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const frame = held.subarray(0, held.readInt32LE(0));
      held = held.subarray(frame.length);
      yield {
        id: frame.readInt32LE(4),
        answers: frame.readInt32LE(8),
        goesOn: (frame.readInt32LE(16) & MORE_TO_COME) !== 0,
        body: BSON.deserialize(frame.subarray(BODY_AT), { promoteLongs: false }),
      };
    }
  }
}

describe('a stream of greetings', () => {
  let store: TestStore;
  let version: Plain;

  beforeAll(async () => {
    store = await startStore();
    const raw = await openConnection({ path: store.socketPath });
    version = (await raw.command({ hello: 1, $db: 'admin' }))['topologyVersion'] as Plain;
    raw.end();
  });

  afterAll(() => store.stop());

  async function answersTo(command: Plain, count: number): Promise<Answer[]> {
    const socket = connect(store.socketPath);
    await once(socket, 'connect');
    const answers: Answer[] = [];
    for await (const answer of ask(socket, { ...command, $db: 'admin' })) {
      if (answers.push(answer) === count || !answer.goesOn) break;
    }
    socket.destroy();
    return answers;
  }

  it('answers one question again and again, each answer to the one before', async () => {
    const answers = await answersTo({ hello: 1, topologyVersion: version, maxAwaitTimeMS: 1 }, 3);
    expect(answers.map(({ goesOn, body }) => [goesOn, body['ok'], body['isWritablePrimary']])).toEqual(
      [1, 2, 3].map(() => [true, 1, true]),
    );
    expect(answers.map(({ answers }) => answers)).toEqual([7, answers[0]?.id, answers[1]?.id]);
  });

  it('tells a client that knows an earlier life of the store at once', async () => {
    const earlier = { ...version, processId: new BSON.ObjectId() };
    const [answer] = await answersTo({ hello: 1, topologyVersion: earlier, maxAwaitTimeMS: 600_000 }, 1);
    expect(answer?.body['topologyVersion']).toEqual(version);
  });

  it('ends with a refusal, and is no stream for other commands', async () => {
    const refused = await answersTo({ hello: 1, topologyVersion: version }, 2);
    expect(refused).toMatchObject([{ goesOn: false, body: { ok: 0, code: 31368 } }]);
    const later = { ...version, counter: BSON.Long.fromNumber(5) };
    const ahead = await answersTo({ hello: 1, topologyVersion: later, maxAwaitTimeMS: 1 }, 2);
    expect(ahead).toMatchObject([{ goesOn: false, body: { code: 31382 } }]);
    expect(await answersTo({ ping: 1 }, 2)).toMatchObject([{ goesOn: false, body: { ok: 1 } }]);
  });

  it('is what the driver watches the store by', async () => {
    const client = new MongoClient(store.url, { serverMonitoringMode: 'stream', heartbeatFrequencyMS: 500 });
    let [heard, failed] = [0, 0];
    client.on('serverHeartbeatSucceeded', ({ awaited }) => (heard += awaited ? 1 : 0));
    client.on('serverHeartbeatFailed', () => failed++);
    await client.connect();
    await until('the third greeting', () => heard >= 3);
    expect(failed).toBe(0);
    expect(await client.db('t').collection('c').countDocuments()).toBe(0);
    await client.close();
  });
});
