import { mkdtempSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergedRuns } from './merge-runs.ts';
import { SpillRoom } from './spill-room.ts';
import { SpillRun, twoRooms, type RunReader } from './spill-run.ts';
import { SpillingSort } from './spilling-sort.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string): string => join(folder, name);

describe('a room to spill to', () => {
  it('is empty at the start, whatever was left there', () => {
    mkdirSync(place('left'));
    writeFileSync(join(place('left'), '1'), 'of a store that was killed');
    const room = new SpillRoom(place('left'));
    room.create().close();
    expect(readdirSync(place('left'))).toEqual([]);
  });

  it('holds no file by a name, so that nothing can be left there', () => {
    const room = new SpillRoom(place('names'));
    const file = room.create();
    const at = file.append(Buffer.from('held'));
    expect(readdirSync(place('names'))).toEqual([]);
    const read = Buffer.alloc(4);
    file.read(at, read);
    expect(read.toString()).toBe('held');
    expect(room.open).toBe(1);
    file.close();
    file.close();
    expect(room.open).toBe(0);
  });
});

describe('a run', () => {
  it('gives back the records of several sequences in one file, small and larger than what is written at a time', () => {
    const file = new SpillRoom(place('runs')).create();
    const sizes = [0, 1, 200_000, 5, 131_072, 70_000];
    const runs = [0, 1, 2].map(() => new SpillRun(file));
    for (const size of sizes)
      runs.forEach((run, at) => run.append(Buffer.alloc(size, 97 + at), Buffer.from(String(size))));
    runs.forEach((run) => run.end());
    for (const [at, run] of runs.entries()) {
      const reader = run.reader();
      const found: [string, string][] = [];
      while (reader.next()) found.push([reader.part().toString(), reader.part().toString()]);
      expect(found).toEqual(sizes.map((size) => [String.fromCharCode(97 + at).repeat(size), String(size)]));
    }
    file.close();
  });
});

describe('two rooms', () => {
  it('keep what was put there last, and what was put there before it', () => {
    const room = twoRooms();
    const [first, second] = [room(3).fill('a'), room(2000).fill('b')];
    expect([first.toString(), second.length, second.toString().slice(0, 2)]).toEqual(['aaa', 2000, 'bb']);
    const third = room(2).fill('c');
    expect([first.toString(), third.toString(), second[0]]).toEqual(['cca', 'cc', 98]);
  });
});

const list = (items: readonly number[]) => {
  let at = 0;
  return { next: () => items[at++] };
};

describe('merged runs', () => {
  it.each([[[]], [[[], []]], [[[1, 4], [2], [], [0, 9, 10]]], [[[5, 5], [5]]]])('%j', (runs: number[][]) => {
    const merged = new MergedRuns(runs.map(list), (a, b) => a - b);
    const found: number[] = [];
    for (let next = merged.next(); next !== undefined; next = merged.next()) found.push(next);
    expect(found).toEqual(runs.flat().sort((a, b) => a - b));
  });
});

describe('a sort that spills', () => {
  interface Item {
    readonly key: number;
    readonly at: number;
  }
  const codec = {
    write: ({ key, at }: Item, run: SpillRun) => run.append(Buffer.from(JSON.stringify({ key, at }))),
    read: (reader: RunReader): Item => JSON.parse(reader.part().toString()) as Item,
  };
  const items = Array.from({ length: 5000 }, (_, at): Item => ({ key: (at * 7919) % 100, at }));

  it('is stable over all runs, those on the disk and the last one in memory', async () => {
    const room = new SpillRoom(place('sort'));
    const sort = new SpillingSort<Item>(room, (a, b) => a.key - b.key, codec);
    for (let at = 0; at < 4200; at += 600) await sort.spill(items.slice(at, at + 600));
    const sorted = await sort.sorted(items.slice(4200));
    const found: Item[] = [];
    for (let next = sorted.next(); next; next = sorted.next()) found.push(next);
    expect(found).toEqual(items.toSorted((a, b) => a.key - b.key));
    sort.close();
    expect([room.open, room.made]).toEqual([0, 1]);
  });

  it('opens no file when all fits', async () => {
    const room = new SpillRoom(place('none'));
    const sort = new SpillingSort<Item>(room, (a, b) => a.key - b.key, codec);
    expect(
      (
        await sort.sorted([
          { key: 2, at: 0 },
          { key: 1, at: 1 },
        ])
      ).next(),
    ).toEqual({ key: 1, at: 1 });
    sort.close();
    expect(room.made).toBe(0);
  });
});
