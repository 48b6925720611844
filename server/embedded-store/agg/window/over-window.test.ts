import { describe, expect, it } from '@jest/globals';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { bareEnvironment } from '../environment.ts';
import { contextOf } from '../expressions/compile.ts';
import { accumulators, type Accumulator } from '../group/accumulators.ts';
import { overWindow } from './over-window.ts';
import { parseWindow, type Window } from './parse-window.ts';

const make = (name: string): (() => Accumulator) => accumulators.get(name) as () => Accumulator;

const parsed = (window: Record<string, Value>): Window =>
  parseWindow(Doc.of(window), Doc.of({ n: new Int32(1) }), contextOf(bareEnvironment()));

/** What `$push` gives each row, where rows are sorted by these values and push them. */
function pushed(window: Record<string, Value>, values: readonly number[]): Value[] {
  const column = overWindow(parsed(window), values, values, { make: make('$push') });
  return values.map((_, index) => column(index));
}

describe('overWindow', () => {
  it.each([
    [
      'all rows when nothing is said',
      {},
      [
        [1, 2, 5],
        [1, 2, 5],
        [1, 2, 5],
      ],
    ],
    ['from the first row to this one', { documents: ['unbounded', 'current'] }, [[1], [1, 2], [1, 2, 5]]],
    ['from this row to the last', { documents: ['current', 'unbounded'] }, [[1, 2, 5], [2, 5], [5]]],
    [
      'the row and its neighbours',
      { documents: [-1, 1] },
      [
        [1, 2],
        [1, 2, 5],
        [2, 5],
      ],
    ],
    ['only rows before', { documents: ['unbounded', -1] }, [[], [1], [1, 2]]],
    ['only rows behind', { documents: [1, 1] }, [[2], [5], []]],
    ['values near that of the row', { range: [-1, 1] }, [[1, 2], [1, 2], [5]]],
    ['values up to that of the row', { range: ['unbounded', 0] }, [[1], [1, 2], [1, 2, 5]]],
    ['values that nobody has', { range: [1, 2] }, [[2], [], []]],
  ] as [string, Record<string, Value>, number[][]][])('%s', (_rule, window, expected) => {
    expect(pushed(window, [1, 2, 5])).toEqual(expected);
  });

  it('puts rows of the same value into the same range, unless a bound is the row itself', () => {
    expect(pushed({ range: [0, 0] }, [1, 1, 2])).toEqual([[1, 1], [1, 1], [2]]);
    expect(pushed({ range: ['unbounded', 'current'] }, [1, 1, 2])).toEqual([[1], [1, 1], [1, 1, 2]]);
  });

  it('adds each row once where windows begin with the partition', () => {
    let added = 0;
    const counting = (): Accumulator => ({ add: () => void added++, value: () => added });
    const column = overWindow(parsed({ documents: ['unbounded', 1] }), [1, 2, 3], [], { make: counting });
    expect([0, 1, 2].map(column)).toEqual([2, 3, 3]);
  });
});
