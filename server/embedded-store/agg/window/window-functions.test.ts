import { describe, expect, it } from '@jest/globals';
import { Decimal128, Doc, Int32, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { bareEnvironment } from '../environment.ts';
import { contextOf } from '../expressions/compile.ts';
import { Row } from '../row.ts';
import { parseSort } from '../sort-key.ts';
import { parseWindowFunction } from './window-function.ts';

const int = (value: number): Int32 => new Int32(value);
const bson = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map(bson);
  if (typeof value === 'number' && Number.isInteger(value)) return int(value);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return value as Value;
  return Doc.of(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bson(each)])));
};

const minute = (count: number): Date => new Date(count * 60_000);
const documents: readonly Doc[] = [
  { at: 1, n: 1, when: minute(0) },
  { at: 2, n: 3, when: minute(10) },
  { at: 4, n: 8n, when: minute(15) },
].map((each) => bson(each) as Doc);

/** What the function gives the three rows, which are in the order of `at` and of `when`. */
async function values(spec: unknown, sort: unknown = { at: 1 }): Promise<Value[]> {
  const sortBy = bson(sort) as Doc;
  const place = { sortBy: sortBy.size > 0 ? sortBy : undefined, expressions: contextOf(bareEnvironment()) };
  const give = parseWindowFunction('v', bson(spec), place);
  const rows = documents.map((each) => Row.ofDoc(each));
  const order = place.sortBy && parseSort(place.sortBy);
  const column = await give({ rows, keys: rows.map((row) => order?.keyOf(row) ?? []) });
  return rows.map((_, index) => column(index));
}

const near = { window: { documents: [-1, 0] } };

describe('a window function', () => {
  it.each([
    ['a sum is narrow again when what made it wide has gone', { $sum: '$n', ...near }, [int(1), int(4), int(11)]],
    ['a sum that only grows keeps the widest type', { $sum: '$n' }, [12n, 12n, 12n]],
    ['the spread of one number is an int', { $stdDevPop: '$n', ...near }, [int(0), 1, 2.5]],
    ['a sample of one has no spread', { $stdDevSamp: '$n', ...near }, [null, 1.4142135623730951, 3.5355339059327378]],
    ['covariance', { $covariancePop: ['$n', '$at'], ...near }, [0, 0.5, 2.4999999999999996]],
    ['covariance of a sample', { $covarianceSamp: ['$n', '$at'], ...near }, [null, 1, 4.999999999999999]],
    ['a moving average by count', { $expMovingAvg: { input: '$n', N: 3 } }, [1, 2, 5]],
    ['a moving average by weight', { $expMovingAvg: { input: '$n', alpha: 0.25 } }, [1, 1.5, 3.125]],
    ['a slope needs two rows', { $derivative: { input: '$n' }, ...near }, [null, 2, 2.5]],
    ['an area has none without width', { $integral: { input: '$n' }, ...near }, [int(0), 2, 11]],
    ['ranks', { $rank: {} }, [int(1), int(2), int(3)]],
    ['rows further on', { $shift: { output: '$n', by: 1, default: 'none' } }, [int(3), 8n, 'none']],
  ] as [string, unknown, Value[]][])('%s', async (_rule, spec, expected) =>
    expect(await values(spec)).toEqual(expected),
  );

  it('reckons in units of time where rows are sorted by dates', async () => {
    const byDate = { when: 1 };
    const [, steep] = await values({ $derivative: { input: '$n', unit: 'minute' }, ...near }, byDate);
    expect(steep).toBeCloseTo(0.2);
    expect(await values({ $integral: { input: '$n', unit: 'minute' } }, byDate)).toEqual([47.5, 47.5, 47.5]);
    const range = { $push: '$n', window: { range: [-5, 0], unit: 'minute' } };
    expect(await values(range, byDate)).toEqual([[int(1)], [int(3)], [int(3), 8n]]);
  });

  it('gives decimals for decimals', async () => {
    const input = { $multiply: ['$n', Decimal128.fromString('1.0')] };
    const [, , last] = await values({ $expMovingAvg: { input, N: 3 } });
    expect(String(last)).toBe('5.000');
  });

  it.each([
    [5339900, { $sum: '$n', window: { documents: [1, 0] } }, { at: 1 }],
    [5339901, { $sum: '$n', window: { documents: [0, 1] } }, {}],
    [5339902, { $sum: '$n', window: { range: [0, 1] } }, { at: -1 }],
    [5371601, { $rank: {}, window: {} }, { at: 1 }],
    [5371602, { $rank: {} }, { at: 1, n: 1 }],
    [5371603, { $rank: { n: 1 } }, { at: 1 }],
    [5490710, { $derivative: { input: '$n', unit: 'month' }, ...near }, { when: 1 }],
    [5624901, { $derivative: { input: '$n' }, ...near }, { when: 1 }],
    [5624900, { $derivative: { input: '$n', unit: 'day' }, ...near }, { at: 1 }],
    [5624903, { $derivative: { input: '$none' }, ...near }, { at: 1 }],
    [5423900, { $integral: { input: '$none' } }, { at: 1 }],
    [5429413, { $sum: '$n', window: { range: [0, 1] } }, { when: 1 }],
    [5429513, { $sum: '$n', window: { range: [0, 1], unit: 'day' } }, { at: 1 }],
    [9, { $derivative: { input: '$n' } }, { at: 1 }],
    [9, { $mergeObjects: '$n' }, { at: 1 }],
    [9, { $sum: '$n', $avg: '$n' }, { at: 1 }],
    [9, { $sum: '$n', window: { documents: ['$n', 0] } }, { at: 1 }],
    [9, { $expMovingAvg: { input: '$n', alpha: 1 } }, { at: 1 }],
    [9, { $shift: { output: '$n', by: 1.5 } }, { at: 1 }],
  ])('is refused with %d: %j', async (code, spec, sort) => {
    const error: unknown = await values(spec, sort).catch((thrown: unknown) => thrown);
    expect(error instanceof StoreError && error.code).toBe(code);
  });
});
