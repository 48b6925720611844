import { describe, expect, it } from '@jest/globals';
import { Decimal128, Int32, type NumberValue } from '../../bson/values.ts';
import { parseGranularity } from './granularity.ts';

describe('borders of buckets', () => {
  it.each([
    ['R5', 7, 6.300000000000001, 10],
    ['R5', 6.3, 4, 6.300000000000001],
    ['1-2-5', 2, 1, 5],
    ['1-2-5', 0.03, 0.02, 0.05],
    ['E6', 8, 6.800000000000001, 10],
    ['E12', 1000, 820, 1200],
    ['E192', 5.5, 5.49, 5.5600000000000005],
    ['R80', 100, 97.5, 103],
  ])('%s puts %d between %d and %d', (series, number, down, up) => {
    const { up: above, down: below } = parseGranularity(series);
    expect([below(number), above(number)]).toEqual([down, up]);
  });

  it.each<[NumberValue, NumberValue, NumberValue]>([
    [new Int32(8), new Int32(4), new Int32(16)],
    [new Int32(9), new Int32(8), new Int32(16)],
    [0.3, 0.25, 0.5],
    [2n ** 40n, 2n ** 39n, 2n ** 41n],
  ])('powers of two keep whole numbers whole: %s', (number, down, up) => {
    const { up: above, down: below } = parseGranularity('POWERSOF2');
    expect([below(number), above(number)]).toEqual([down, up]);
  });

  it('are decimals for decimals, and leave zero and the endless alone', () => {
    const { up, down } = parseGranularity('R5');
    expect([String(up(Decimal128.fromString('7'))), String(down(Decimal128.fromString('7')))]).toEqual(['10', '6.3']);
    expect([up(0), down(0), up(Infinity), down(5e-324)]).toEqual([0, 0, Infinity, 5e-324]);
  });

  it('are refused for a series that there is not', () => {
    expect(() => parseGranularity('R7')).toThrow(expect.objectContaining({ code: 40257 }));
    expect(() => parseGranularity(new Int32(1))).toThrow(expect.objectContaining({ code: 40261 }));
  });
});
