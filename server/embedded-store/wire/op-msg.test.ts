import { describe, expect, it } from '@jest/globals';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { crc32c } from './crc32c.ts';
import { FrameReader, WireError } from './frame.ts';
import { REPLY_HEAD_BYTES, frameReply, parseMessage, type Message } from './op-msg.ts';
import { encodeReply } from './reply.ts';

const BODY = encode(Doc.of({ insert: 'c', $db: 't' }));

function parse(flags: number, sections: Buffer[], checksum = false): Message {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(flags, 16);
  const bytes = Buffer.concat([head, ...sections, Buffer.alloc(checksum ? 4 : 0)]);
  bytes.writeInt32LE(bytes.length, 0);
  if (checksum) bytes.writeUInt32LE(crc32c(bytes.subarray(0, -4)), bytes.length - 4);
  const [frame] = new FrameReader().push(bytes);
  if (!frame) throw new Error('no frame');
  return parseMessage(frame);
}

function body(): Buffer {
  return Buffer.concat([Buffer.from([0]), BODY]);
}

function sequence(name: string, documents: Doc[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => encode(document))]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

describe('parseMessage', () => {
  it('finds the body and the sequences, in whatever order they come', () => {
    const documents = [Doc.of({ _id: new Int32(1) }), Doc.of({ _id: new Int32(2) })];
    const message = parse(0, [sequence('documents', documents), body()]);
    expect(decode(message.body).get('insert')).toBe('c');
    expect(message.sequences.map(({ name }) => name)).toEqual(['documents']);
    const found = message.sequences[0]?.documents;
    expect(documents.map((_, i) => decode(found?.at(i) as Buffer))).toEqual(documents);
    expect([found?.length, found?.at(documents.length)]).toEqual([documents.length, undefined]);
  });

  it('reads what the client wishes of the answer', () => {
    expect(parse(2, [body()])).toMatchObject({ moreToCome: true, exhaustAllowed: false });
    expect(parse(1 << 16, [body()])).toMatchObject({ moreToCome: false, exhaustAllowed: true });
  });

  it('takes a checksum that is right', () => {
    expect(decode(parse(1, [body()], true).body).get('$db')).toBe('t');
  });

  it('refuses two bodies, none, and flags it must know and does not', () => {
    expect(() => parse(0, [body(), body()])).toThrow(WireError);
    expect(() => parse(0, [sequence('documents', [])])).toThrow(WireError);
    expect(() => parse(4, [body()])).toThrow(WireError);
  });
});

describe('crc32c', () => {
  it('is the one of RFC 3720', () => {
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });
});

describe('encodeReply', () => {
  const tail = encode(Doc.of({ ok: 1 }));

  it('splices stored documents into a batch as they are', () => {
    const documents = Array.from({ length: 120 }, (_, i) => Doc.of({ _id: new Int32(i) }));
    const bytes = encodeReply(
      {
        fields: new Doc(),
        cursor: { name: 'firstBatch', documents: documents.map((document) => encode(document)), id: 5n, ns: 't.c' },
      },
      tail,
    );
    const cursor = decode(bytes).get('cursor') as Doc;
    expect(cursor.get('firstBatch')).toEqual(documents);
    expect([cursor.get('id'), cursor.get('ns'), decode(bytes).get('ok')]).toEqual([5n, 't.c', 1]);
  });

  it('frames an answer to the request it belongs to', () => {
    const framed = frameReply(77, encodeReply({ fields: Doc.of({ n: 1 }) }, tail, REPLY_HEAD_BYTES));
    expect([framed.readInt32LE(0), framed.readInt32LE(8), framed.readInt32LE(12)]).toEqual([framed.length, 77, 2013]);
  });
});
