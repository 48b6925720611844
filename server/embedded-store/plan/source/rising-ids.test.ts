import { describe, expect, it } from '@jest/globals';
import { RisingIds } from './rising-ids.ts';

function sorted(runs: readonly (readonly number[])[]): { ids: number[]; steps: number } {
  const rising = new RisingIds();
  for (const run of runs) {
    for (const id of run) rising.add(id);
    rising.closeRun();
  }
  let steps = 1;
  while (!rising.advance()) steps++;
  const ids: number[] = [];
  for (let id = rising.shift(); id !== undefined; id = rising.shift()) ids.push(id);
  return { ids, steps };
}

describe('RisingIds', () => {
  it('merges runs that rise without sorting them', () => {
    expect(sorted([[1, 4, 9], [], [2, 3, 10], [5]])).toEqual({ ids: [1, 2, 3, 4, 5, 9, 10], steps: 1 });
  });

  it('sorts what does not rise, step by step', () => {
    const mixed = Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 5_000);
    const { ids, steps } = sorted([mixed, [6_000, 5_500]]);
    expect(ids).toEqual([...Array.from({ length: 5_000 }, (_, i) => i), 5_500, 6_000]);
    expect(steps).toBeGreaterThan(10);
  });

  it('has nothing to give of nothing', () => expect(sorted([])).toEqual({ ids: [], steps: 1 }));
});
