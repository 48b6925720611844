import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Binary, Doc, Int32, Timestamp } from '../bson/values.ts';
import { Oplog, type LogTable } from './change-log.ts';
import { decodeEntry, encodeEntry, writtenThrough } from './entry-codec.ts';
import type { LogEntry } from './log-entry.ts';
import { fromTimestamp, keyOf, toTimestamp } from './log-time.ts';
import { fromToken, toToken } from './resume-token.ts';

const collection = new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID);
const document = encode(Doc.of({ _id: new Int32(1), a: 'x' }));
const lsid = Doc.of({ id: collection });

/** A table in memory, in the order of its keys. */
class MemoryTable implements LogTable {
  readonly rows = new Map<string, Buffer>();

  read(key: Buffer): Buffer | undefined {
    return this.rows.get(key.toString('hex'));
  }

  range({ from, to, reverse, limit }: Parameters<LogTable['range']>[0]): { key: Buffer; value: Buffer }[] {
    const rows = [...this.rows]
      .map(([key, value]) => ({ key: Buffer.from(key, 'hex'), value }))
      .filter(({ key }) => (!from || key.compare(from) >= 0) && (!to || key.compare(to) < 0))
      .sort((a, b) => a.key.compare(b.key));
    return (reverse ? rows.toReversed() : rows).slice(0, limit);
  }

  put = (key: Buffer, value: Uint8Array): void => void this.rows.set(key.toString('hex'), Buffer.from(value));
  delete = (key: Buffer): void => void this.rows.delete(key.toString('hex'));
}

function insert(n: number, session?: { lsid: Doc; txnNumber: bigint }): LogEntry {
  const id = new Int32(n);
  const inserted = encode(Doc.of({ _id: id, a: 'x' }));
  return { op: 'insert', ns: 't.c', collection, id, document: inserted, ...(session && { session }) };
}

describe('log entries', () => {
  const entries: LogEntry[] = [
    insert(1),
    insert(2, { lsid, txnNumber: 5n }),
    {
      op: 'update',
      ns: 't.c',
      collection,
      id: 'x',
      description: Doc.of({ updatedFields: new Doc() }),
      before: document,
    },
    { op: 'replace', ns: 't.c', collection, id: 'x', document, before: document },
    { op: 'delete', ns: 't.c', collection, id: null },
    { op: 'drop', ns: 't.c', collection },
    { op: 'dropDatabase', ns: 't' },
    { op: 'rename', ns: 't.c', to: 't.d', collection, dropped: collection },
  ];

  it.each(entries.flatMap((entry) => [8n, 9n].map((clusterTime) => ({ op: entry.op, entry, clusterTime }))))(
    'are read as they were written: $op of time $clusterTime',
    ({ entry, clusterTime }) => {
      const bytes = encodeEntry({ time: 9n, clusterTime, entry }, 100n);
      expect(decodeEntry(9n, bytes)).toEqual({ time: 9n, clusterTime, entry });
      expect(writtenThrough(bytes)).toBe(100n + BigInt(bytes.length));
    },
  );
});

describe('Oplog', () => {
  it('gives strictly growing times, even when the clock steps back', () => {
    let now = new Date(1_700_000_000_000);
    const log = new Oplog(new MemoryTable(), () => now);
    const times: bigint[] = [];
    for (const step of [0, 0, 5_000, -60_000, 0, 61_000]) {
      now = new Date(now.getTime() + step);
      log.append(insert(1), () => undefined);
      times.push(log.lastTime);
    }
    expect(times).toEqual([...new Set(times)].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('tells an entry only when its transaction is on disk', () => {
    const table = new MemoryTable();
    const log = new Oplog(table);
    const start = log.visible;
    log.append(insert(1), table.put);
    const first = log.lastTime;
    log.append(insert(2), table.put);
    expect(log.after(start, 10)).toEqual([]);
    log.committed(first);
    expect(log.after(start, 10).map(({ time }) => time)).toEqual([first]);
  });

  it('forgets the entries of a transaction that failed', () => {
    const table = new MemoryTable();
    const log = new Oplog(table);
    const start = log.visible;
    log.append(insert(1), () => undefined);
    const failed = log.lastTime;
    log.append(insert(2), table.put);
    log.discarded(start, failed);
    log.committed(log.lastTime);
    expect(log.after(start, 10)).toHaveLength(1);
  });

  it('gives the writes of one transaction one cluster time', () => {
    const log = new Oplog(new MemoryTable());
    const start = log.visible;
    const session = { lsid, txnNumber: 1n };
    for (const entry of [insert(1), insert(2, session), insert(3, session), insert(4)])
      log.append(entry, () => undefined);
    log.committed(log.lastTime);
    const [, second, third, fourth] = log.after(start, 10);
    expect(third?.clusterTime).toBe(second?.time);
    expect(fourth?.clusterTime).toBe(fourth?.time);
  });

  it('gives the writes of a transaction that failed and is done again a new cluster time', () => {
    const log = new Oplog(new MemoryTable());
    const start = log.visible;
    const session = { lsid, txnNumber: 1n };
    log.append(insert(1, session), () => undefined);
    log.discarded(start, log.lastTime);
    log.append(insert(1, session), () => undefined);
    log.committed(log.lastTime);
    const [again] = log.after(start, 10);
    expect(again?.clusterTime).toBe(again?.time);
  });

  it('goes on after a restart where it was, and reads from disk what memory has not', () => {
    const table = new MemoryTable();
    const before = new Oplog(table);
    const start = before.visible;
    for (let i = 0; i < 10; i++) before.append(insert(i), table.put);
    before.committed(before.lastTime);
    const after = new Oplog(table);
    expect(after.visible).toBe(before.visible);
    expect(before.after(start, 100)).toMatchObject(after.after(start, 100));
    expect(after.after(start, 100)).toHaveLength(10);
    expect(after.after(start, 3)).toHaveLength(3);
  });

  it('knows what is behind each entry, and what was trimmed', () => {
    const table = new MemoryTable();
    const log = new Oplog(table);
    for (let i = 0; i < 4; i++) log.append(insert(i), table.put);
    log.committed(log.lastTime);
    const oldest = log.oldest(10);
    expect(oldest.map(({ bytesAfter }) => bytesAfter > 0)).toEqual([true, true, true, false]);
    log.remove(
      oldest.slice(0, 2).map(({ time }) => time),
      table,
    );
    expect(log.oldest(10)).toHaveLength(2);
    expect(new Oplog(table).trimmedThrough).toBe(oldest[1]?.time);
    expect(table.read(keyOf(oldest[0]?.time ?? 0n))).toBeUndefined();
  });
});

describe('resume tokens', () => {
  it('name their place and kind, and grow with the place', () => {
    const tokens = [5n, 6n, 1n << 40n].map((time) => toToken(time, 'event'));
    expect(fromToken(tokens[1] as Doc)).toEqual({ time: 6n, kind: 'event' });
    const texts = tokens.map((token) => token.get('_data') as string);
    expect(texts).toEqual(texts.toSorted());
  });

  it.each([
    ['zz', 9],
    ['8200', 15],
    ['FF00000000000000050199', 9],
    [7, 40647],
  ])('refuses %j', (data, code) => {
    expect(() => fromToken(Doc.of({ _data: data }))).toThrow(expect.objectContaining({ code }));
  });
});

describe('log times', () => {
  it('are the timestamps that clients see', () => {
    const time = (1_795_000_000n << 32n) | 4_000_000_000n;
    expect(fromTimestamp(toTimestamp(time))).toBe(time);
    expect(toTimestamp(time)).toBeInstanceOf(Timestamp);
  });
});
