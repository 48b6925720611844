import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Doc, Int32, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { SpillRoom } from '../spill/spill-room.ts';
import { Row, bareEnvironment, compilePipeline, type PipelineHost } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'spilling-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bson = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map(bson);
  if (typeof value === 'number' && Number.isInteger(value)) return new Int32(value);
  if (typeof value !== 'object' || value === null) return value as Value;
  return Doc.of(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bson(each)])));
};

const rows = Array.from({ length: 2500 }, (_, at) => {
  const text = 'x'.repeat(at % 40);
  return bson({ _id: at, n: (at * 7919) % 1000, g: at % 300, ...(at % 3 > 0 && { text }) }) as Doc;
});

let room: SpillRoom;
/** With far less memory than the rows take. */
beforeEach(() => {
  room = new SpillRoom(join(folder, 'spill'), 64 * 1024);
});

const hostOf = (disk: SpillRoom | undefined): PipelineHost =>
  ({
    disk,
    stopIfUnwanted() {},
    async *read() {
      for (let at = 0; at < rows.length; at += 250) yield rows.slice(at, at + 250).map((each) => Row.ofDoc(each));
    },
  }) as Partial<PipelineHost> as PipelineHost;

/** `$limit` keeps the collection from doing what the stages are to do here. */
const start = (stages: readonly unknown[], disk: SpillRoom | undefined) =>
  compilePipeline(bson([{ $unwind: '$_id' }, ...stages]), { db: 'd', coll: 'c' }, bareEnvironment()).run(hostOf(disk));

async function found(stages: readonly unknown[], disk: SpillRoom | undefined): Promise<Doc[]> {
  const all: Doc[] = [];
  for await (const batch of start(stages, disk)) all.push(...batch.map(({ doc }) => doc));
  return all;
}

const bytesOf = (documents: readonly Doc[]): Buffer => Buffer.concat(documents.map((each) => encode(each)));

describe('with a disk to spill to, and little memory', () => {
  it.each([
    ['sorts, stably', [{ $sort: { n: 1 } }]],
    ['sorts downwards by several fields', [{ $sort: { text: -1, n: 1 } }]],
    ['sorts, and gives the first', [{ $sort: { n: -1 } }, { $skip: 10 }, { $limit: 1800 }]],
    [
      'groups into many',
      [{ $group: { _id: '$g', n: { $sum: '$n' }, first: { $first: '$_id' }, last: { $last: '$text' } } }],
    ],
    ['groups into more than fit', [{ $group: { _id: '$_id', t: { $max: '$text' } } }]],
    ['groups what grows', [{ $group: { _id: '$g', all: { $push: '$_id' }, texts: { $push: '$text' } } }]],
    ['fills buckets', [{ $bucketAuto: { groupBy: '$n', buckets: 7, output: { ids: { $push: '$_id' } } } }]],
    [
      'looks through windows',
      [
        {
          $setWindowFields: {
            partitionBy: '$g',
            sortBy: { n: 1 },
            output: { sum: { $sum: '$_id', window: { documents: [-1, 1] } } },
          },
        },
      ],
    ],
  ])('%s', async (_rule, stages) => {
    const isGroup = '$group' in (stages[0] as object);
    const inOrder = [...stages, ...(isGroup ? [{ $sort: { _id: 1 } }] : [])];
    const spilled = await found(inOrder, room);
    expect(room.made).toBeGreaterThan(0);
    const held = await found(inOrder, new SpillRoom(join(folder, 'large')));
    expect(bytesOf(spilled).equals(bytesOf(held))).toBe(true);
    expect([room.open, readdirSync(join(folder, 'spill'))]).toEqual([0, []]);
  });

  it('gives the disk back when nobody wants the rest', async () => {
    for (const stages of [[{ $sort: { n: 1 } }], [{ $group: { _id: '$_id', all: { $push: '$n' } } }]]) {
      const running = start(stages, room)[Symbol.asyncIterator]();
      await running.next();
      expect(room.open).toBe(1);
      await running.return?.();
      expect(room.open).toBe(0);
    }
  });

  it('ends the command alone when the disk is full', async () => {
    const full = { stageMemory: 64 * 1024, create: () => room.create() };
    const error = new StoreError('OutOfDiskSpace', 'no space is left');
    full.create = () => {
      const file = room.create();
      file.append = () => {
        throw error;
      };
      return file;
    };
    await expect(found([{ $sort: { n: 1 } }], full as unknown as SpillRoom)).rejects.toBe(error);
    expect(room.open).toBe(0);
    expect(await found([{ $sort: { n: 1 } }, { $limit: 1 }], room)).toHaveLength(1);
  });

  it('keeps only as many rows of a sort as a limit lets through', async () => {
    expect(
      await found([{ $sort: { n: 1 } }, { $limit: 20 }], new SpillRoom(join(folder, 'few'), 2 ** 20)),
    ).toHaveLength(20);
  });
});
