import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { crc32c } from '../wire/crc32c.ts';

const OP_MSG = 2013;
const ROUNDS = Number(process.env['STORE_FUZZ_ROUNDS'] ?? 300);
const PATIENCE_MS = 30_000;

const empty = Buffer.from([5, 0, 0, 0, 0]);
const insert = { insert: 'other', $db: 't' };

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
    ['a checksum that is announced and not there', frame(Buffer.from([1, 0, 0, 0, 0, 5, 0, 0, 0, 0]))],
    ['two bodies', frame(Buffer.concat([Buffer.alloc(4), body({}), body({ ping: 1, $db: 't' })]))],
    ['a sequence longer than its message', message({ insert: 'c', $db: 't' }, 0, sequence('documents', [empty], 500))],
    ['a sequence of negative length', message({ insert: 'c', $db: 't' }, 0, sequence('documents', [empty], -5))],
    ['a document of no length', message({ insert: 'c', $db: 't' }, 0, sequence('documents', [Buffer.alloc(5)]))],
    ...[2001, 2002, 2004, 2005, 2006, 2007, 2010, 2012, 1, -1].map(
      (opCode) => [`an old operation, ${opCode}`, frame(Buffer.from('\0\0\0\0t.c\0\x05\0\0\0\0'), opCode)] as const,
    ),
  ])('closes the connection, and no other, on %s', async (_, bytes) => {
    expect((await send(bytes)).closed).toBe(true);
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });

  it('takes a message whose checksum matches', async () => {
    const { closed, answer } = await send(checked({ ping: 1, $db: 't' }));
    expect(closed).toBe(false);
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 1 });
  });

  it('does what it is told not to answer', async () => {
    const socket = connect(store.socketPath);
    await once(socket, 'connect');
    socket.write(
      Buffer.concat([message({ insert: 'm', documents: [{}], $db: 't' }, 2), message({ ping: 1, $db: 't' })]),
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.readInt32LE(0)).toBe(answer.length);
    expect((await bystander.command({ count: 'm', $db: 't' }))['n']).toEqual(new BSON.Int32(1));
    socket.destroy();
  });

  it.each<[string, number, Buffer]>([
    [
      'the same sequence twice',
      40432,
      message(insert, 0, sequence('documents', [empty]), sequence('documents', [empty])),
    ],
    ['a field and a sequence of it', 40433, message({ ...insert, documents: [] }, 0, sequence('documents', [empty]))],
    ['a sequence of nothing', 16, message(insert, 0, sequence('documents', []))],
    [
      'more documents than a command may have',
      16,
      message(
        insert,
        0,
        sequence(
          'documents',
          many(100_001, () => empty),
        ),
      ),
    ],
    ['a filter 1,000 deep', 15, command({ find: 'c' }, 'filter', 3, deep(1_000))],
    ['a filter 100,000 deep', 15, command({ find: 'c' }, 'filter', 3, deep(100_000))],
    ['a pipeline 100,000 deep', 15, command({ aggregate: 'c', cursor: {} }, 'pipeline', 4, deep(100_000))],
    ['a session 100,000 deep', 15, command({ ping: 1 }, 'lsid', 3, deep(100_000))],
    ['a document 100,000 deep', 15, message(insert, 0, sequence('documents', [deep(100_000)]))],
    ['a filter of 100,000 fields', 2, command({ find: 'c' }, 'filter', 3, wide(100_000))],
    ['a projection of 100,000 fields', 2, command({ find: 'c' }, 'projection', 3, wide(100_000))],
    ['a sort of 100,000 fields', 13103, command({ find: 'c' }, 'sort', 3, wide(100_000))],
    ['variables by the 100,000', 2, command({ find: 'c' }, 'let', 3, wide(100_000))],
    ['a pipeline of 2,000,000 nulls', 14, command({ aggregate: 'c', cursor: {} }, 'pipeline', 4, nulls(2_000_000))],
    ['a string without a length', 22, spoiled({ find: 'c', filter: { s: 'text' }, $db: 't' }, 'text', -4, 0)],
    ['a string of negative length', 22, spoiled({ find: 'c', filter: { s: 'text' }, $db: 't' }, 'text', -4, -1)],
  ])('refuses %s by code %i, and goes on', async (_, code, bytes) => {
    const { answer } = await send(bytes);
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ ok: 0, code });
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });

  it.each<[string, Buffer]>([
    [
      'a list of 2,000,000 values',
      command({ find: 'c' }, 'filter', 3, inside('a', inside('$in', nulls(2_000_000), 4))),
    ],
    ['what time it is 100,000 deep', command({ ping: 1 }, '$clusterTime', 3, deep(100_000))],
    ['ids that are none', message(insert, 0, sequence('documents', [body({ _id: [1] }), body({ _id: /x/ })]))],
    ['bytes that are no text', message(insert, 0, sequence('documents', [noText()]))],
  ])('answers %s, and goes on', async (_, bytes) => {
    const { closed, answer } = await send(bytes);
    expect(closed).toBe(false);
    expect(BSON.deserialize(answer.subarray(21), { validation: { utf8: false } })).toMatchObject({ ok: 1 });
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
  });

  it('answers others while hundreds say nothing, or begin what they never end', async () => {
    const idle = await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        const socket = connect(store.socketPath);
        await once(socket, 'connect');
        if (i % 2 === 0) socket.write(Buffer.concat([header(48_000_000), Buffer.alloc(10_000)]));
        return socket;
      }),
    );
    expect(await bystanderCounts()).toEqual(new BSON.Int32(1));
    for (const socket of idle) socket.destroy();
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

function body(document: object): Buffer {
  return Buffer.from(BSON.serialize(document));
}

function message(command: object, flags = 0, ...sequences: Buffer[]): Buffer {
  return withBody(body(command), flags, sequences);
}

function withBody(bytes: Buffer, flags = 0, sequences: Buffer[] = []): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32LE(flags, 0);
  return frame(Buffer.concat([head, bytes, ...sequences]));
}

/** A section of documents; `size` as it is said to be. */
function sequence(name: string, documents: readonly Buffer[], size?: number): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(5), Buffer.from(`${name}\0`), ...documents]);
  bytes[0] = 1;
  bytes.writeInt32LE(size ?? bytes.length - 1, 1);
  return bytes;
}

/** A command with one more field, whose bytes nobody has looked at. */
function command(fields: object, name: string, type: number, value: Buffer): Buffer {
  return withBody(appended(body({ ...fields, $db: 't' }), name, type, value));
}

function appended(document: Buffer, name: string, type: number, value: Buffer): Buffer {
  const field = Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value, Buffer.alloc(1)]);
  const bytes = Buffer.concat([document.subarray(0, -1), field]);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
}

function inside(name: string, value: Buffer, type = 3): Buffer {
  return appended(Buffer.from(empty), name, type, value);
}

function many<Item>(count: number, make: (i: number) => Item): Item[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** Documents in documents, so many of them. */
function deep(levels: number): Buffer {
  const bytes = Buffer.alloc(5 + levels * 8);
  for (let level = 0; level < levels; level++) {
    bytes.writeInt32LE(5 + (levels - level) * 8, level * 7);
    bytes.write('\x03a\0', level * 7 + 4, 'latin1');
  }
  bytes.writeInt32LE(5, levels * 7);
  return bytes;
}

function wide(fields: number): Buffer {
  return body(Object.fromEntries(many(fields, (i) => [`k${i}`, 1])));
}

/** An array; its elements all have the same name, which nobody minds. */
function nulls(count: number): Buffer {
  const bytes = Buffer.alloc(5 + count * 3);
  bytes.writeInt32LE(bytes.length, 0);
  for (let i = 0; i < count; i++) bytes.write('\x0a0\0', 4 + i * 3, 'latin1');
  return bytes;
}

function spoiled(document: object, near: string, offset: number, value: number): Buffer {
  const bytes = message(document);
  bytes.writeInt32LE(value, bytes.indexOf(near) + offset);
  return bytes;
}

function noText(): Buffer {
  const bytes = body({ _id: 'broken', text: 'abcd' });
  bytes.fill(0xff, bytes.indexOf('abcd'), bytes.indexOf('abcd') + 4);
  return bytes;
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
