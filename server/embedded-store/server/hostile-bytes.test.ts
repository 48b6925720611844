import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { crc32c } from '../wire/crc32c.ts';

const OP_MSG = 2013;
const ROUNDS = Number(process.env['STORE_FUZZ_ROUNDS'] ?? 300);
const PATIENCE_MS = 10_000;

describe('bytes that are no conversation', () => {
  let store: TestStore;
  let bystander: RawConnection;

  beforeAll(async () => {
    store = await startStore();
    bystander = await openConnection({ path: store.socketPath });
    await bystander.command({ insert: 'c', documents: [{ _id: 1 }], $db: 't' });
  });

  afterAll(async () => {
    bystander.end();
    await store.stop();
  });

  /** Sends bytes on a connection of their own; resolves with what came back when the server closed it, or answered. */
  async function send(bytes: Uint8Array): Promise<{ closed: boolean; answer: Buffer }> {
    const socket: Socket = connect(store.socketPath);
    await once(socket, 'connect');
    const chunks: Buffer[] = [];
    const outcome = new Promise<boolean>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        resolve(false);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(true));
    });
    socket.write(bytes);
    const closed = await Promise.race([outcome, expired()]);
    socket.destroy();
    return { closed, answer: Buffer.concat(chunks) };
  }

  /** How many documents a connection that did nothing wrong still finds. */
  async function bystanderCounts(): Promise<unknown> {
    return (await bystander.command({ count: 'c', $db: 't' }))['n'];
  }

  it.each([
    ['a length below the header', header(8)],
    ['a negative length', header(-1)],
    ['a length beyond 48 MB', header(48_000_001)],
    ['an unknown operation', frame(Buffer.alloc(16), 9999)],
    ['a message without a body', frame(Buffer.alloc(4))],
    ['unknown required flags', message({ ping: 1, $db: 't' }, 0x80)],
    ['a section of an unknown kind', frame(Buffer.from([0, 0, 0, 0, 7, 5, 0, 0, 0, 0]))],
    ['a document longer than its section', frame(Buffer.from([0, 0, 0, 0, 0, 200, 0, 0, 0, 0]))],
    ['a document of negative length', frame(Buffer.from([0, 0, 0, 0, 0, 255, 255, 255, 255, 0]))],
    ['a sequence without a name', frame(Buffer.from([0, 0, 0, 0, 1, 8, 0, 0, 0, 65, 65, 65, 65]))],
    ['a checksum that does not match', checked({ ping: 1, $db: 't' }, 12345)],
  ])('closes the connection, and no other, on %s', async (_, bytes) => {
    expect((await send(bytes)).closed).toBe(true);
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });

  it('takes a message whose checksum matches', async () => {
    const { closed, answer } = await send(checked({ ping: 1, $db: 't' }));
    expect(closed).toBe(false);
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 1 });
  });

  it('answers a command that nests too deeply with a refusal', async () => {
    let deep: object = {};
    for (let i = 0; i < 500; i++) deep = { a: deep };
    expect(await bystander.command({ find: 'c', filter: deep, $db: 't' })).toMatchObject({ codeName: 'Overflow' });
  });

  it('answers a command with broken BSON inside with a refusal', async () => {
    const bytes = message({ find: 'c', filter: { s: 'text' }, $db: 't' });
    bytes.writeInt32LE(1_000_000, bytes.indexOf('text') - 4);
    const { answer } = await send(bytes);
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 0, codeName: 'InvalidBSON' });
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });

  it('reads a message that comes byte by byte', async () => {
    const socket = connect(store.socketPath);
    await once(socket, 'connect');
    for (const byte of message({ ping: 1, $db: 't' })) socket.write(Buffer.from([byte]));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 1 });
    socket.destroy();
  });

  it(`outlives ${ROUNDS} messages with random bytes changed, cut off or put in`, async () => {
    const random = seeded(11);
    const models = [
      message({ find: 'c', filter: { a: { $in: [1, 'x', null] } }, sort: { a: 1 }, $db: 't' }),
      message({ insert: 'junk', documents: [{ _id: 5, s: 'x', d: new Date(0), o: { a: [1, 2] } }], $db: 't' }),
      message({ update: 'junk', updates: [{ q: {}, u: { $set: { 'a.b': 1 } }, multi: true }], $db: 't' }),
      message({ aggregate: 'c', pipeline: [{ $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {}, $db: 't' }),
      message({ getMore: BSON.Long.fromNumber(1), collection: 'c', $db: 't' }),
    ];
    for (let round = 0; round < ROUNDS; round++) {
      const model = models[random(models.length)] ?? Buffer.alloc(0);
      const broken = Buffer.from(model);
      for (let changes = 1 + random(6); changes > 0; changes--) broken[16 + random(broken.length - 16)] = random(256);
      const bytes = random(4) === 0 ? broken.subarray(0, 16 + random(broken.length - 16)) : broken;
      bytes.writeInt32LE(bytes.length, 0);
      await send(bytes);
    }
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });
});

async function expired(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
  throw new Error('the server neither answered nor closed the connection');
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(OP_MSG, 12);
  return bytes;
}

function frame(payload: Buffer, opCode = OP_MSG): Buffer {
  const bytes = Buffer.concat([header(16 + payload.length), payload]);
  bytes.writeInt32LE(opCode, 12);
  return bytes;
}

function message(command: object, flags = 0): Buffer {
  const body = BSON.serialize(command);
  const payload = Buffer.alloc(5 + body.length);
  payload.writeUInt32LE(flags, 0);
  payload.set(body, 5);
  return frame(payload);
}

function checked(command: object, checksum?: number): Buffer {
  const bytes = Buffer.concat([message(command, 1), Buffer.alloc(4)]);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeUInt32LE(checksum ?? crc32c(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes;
}

function seeded(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
}
