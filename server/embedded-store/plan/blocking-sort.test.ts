import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { SpillRoom } from '../spill/spill-room.ts';
import { BlockingSort } from './blocking-sort.ts';
import { readSort } from './sort-spec.ts';

function sorted(numbers: readonly number[], limit: number, room?: SpillRoom): string[] {
  const spec = readSort(Doc.of({ n: new Int32(1) }));
  if (spec.kind !== 'fields') throw new Error('a sort by fields was expected');
  const sort = new BlockingSort(spec.parts, limit, room);
  numbers.forEach((n, i) => {
    sort.add(encode(Doc.of({ _id: new Int32(i), n: new Int32(n) })), i, undefined);
    while (!sort.makeRoom());
  });
  while (!sort.finish());
  const out: string[] = [];
  for (let record = sort.shift(); record !== undefined; record = sort.shift()) {
    out.push(`${(decode(record.document ?? Buffer.alloc(0)).get('n') as Int32).value}/${record.id}`);
  }
  sort.close();
  return out;
}

describe('BlockingSort', () => {
  const random = new RandomValues(4);
  const numbers = Array.from({ length: 5_500 }, () => random.int(700));
  const expected = numbers
    .map((n, i) => ({ n, i }))
    .toSorted((a, b) => a.n - b.n || a.i - b.i)
    .map(({ n, i }) => `${n}/${i}`);

  it('sorts any number of records, equal ones in the order in which they came', () => {
    expect(sorted(numbers, 0)).toEqual(expected);
    expect(sorted([], 0)).toEqual([]);
    expect(sorted([3], 0)).toEqual(['3/0']);
  });

  it('puts on the disk what takes too much memory, and is no less in order', () => {
    const folder = mkdtempSync(join(tmpdir(), 'blocking-sort-'));
    for (const limit of [0, 3_000, 30_000]) {
      const room = new SpillRoom(join(folder, 'spill'), 200_000);
      const wanted = limit === 0 ? expected : expected.slice(0, limit);
      expect(sorted(numbers, limit, room)).toEqual(wanted);
      expect([room.made, room.open]).toEqual([limit === 3_000 ? 0 : 1, 0]);
    }
    rmSync(folder, { recursive: true });
  });

  it('gives the first so many under a limit', () => {
    for (const limit of [1, 50, 3_000, 30_000]) expect(sorted(numbers, limit)).toEqual(expected.slice(0, limit));
  });
});
