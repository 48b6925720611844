import { describe, expect, it } from '@jest/globals';
import { StepSort } from './step-sort.ts';

describe('StepSort', () => {
  it.each([0, 1, 511, 512, 513, 1024, 1025, 5000, 12_345])('sorts %d items stably, step by step', (count) => {
    const items = Array.from({ length: count }, (_, index) => ({ key: (index * 7919) % 97, index }));
    const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const sort = new StepSort(items, compare);
    let steps = 0;
    while (!sort.advance()) steps++;
    expect(sort.sorted).toEqual(items.toSorted(compare));
    if (count > 0) expect(steps).toBeGreaterThanOrEqual(Math.ceil(count / 512) - 1);
  });
});
