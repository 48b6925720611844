import { describe, expect, it } from '@jest/globals';
import { sortInTurns } from './in-turns.ts';

describe('sortInTurns', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => ({ key: (index * 7919) % 500, index }));

  it('sorts stably', async () => {
    const sorted = await sortInTurns(items, (a, b) => a.key - b.key);
    expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
  });

  it('lets others have their turns meanwhile', async () => {
    let turns = 0;
    const other = setInterval(() => turns++, 0);
    const slow = (a: { key: number }, b: { key: number }): number => {
      for (const end = performance.now() + 0.001; performance.now() < end;);
      return a.key - b.key;
    };
    await sortInTurns(items, slow);
    clearInterval(other);
    expect(turns).toBeGreaterThan(3);
  });

  it('has nothing to do with nothing', async () => expect(await sortInTurns([], () => 0)).toEqual([]));
});
