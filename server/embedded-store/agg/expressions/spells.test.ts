import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { turnClock } from '../../turns/turn.ts';
import { Row, bareEnvironment, compileExpression, evaluate } from '../index.ts';
import { encode } from '../../bson/encode.ts';
import { inSpells } from '../../turns/spells.ts';

/** Plain JavaScript: numbers become ints, objects documents. */
function value(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(value);
  if (typeof plain === 'number') return new Int32(plain);
  if (typeof plain !== 'object' || plain === null) return plain as Value;
  return new Doc(Object.keys(plain), Object.values(plain).map(value));
}

const times = (count: number) => ({ $range: [0, count] });
const map = (input: unknown, each: unknown) => ({ $map: { input, in: each } });
const filter = (input: unknown, cond: unknown) => ({ $filter: { input, cond } });
const reduce = (input: unknown, initialValue: unknown, each: unknown) => ({
  $reduce: { input, initialValue, in: each },
});
const sum = ['$$value', '$$this'];

/** Expressions with much to do, and in how many turns at least when every look at the clock ends one. */
const expressions: readonly (readonly [string, unknown, number])[] = [
  ['a long $map', map(times(10_000), { $add: ['$$this', 1] }), 5],
  ['a long $filter', filter(times(10_000), { $gt: ['$$this', 5000] }), 5],
  ['a long $reduce', reduce(times(10_000), 0, { $add: sum }), 5],
  ['loops inside of loops', map(times(100), map(times(100), { $multiply: ['$$this', 2] })), 5],
  [
    'loops inside of short loops inside of loops',
    map(times(50), { $size: map([1, 2], filter(times(100), { $lt: ['$$this', 50] })) }),
    5,
  ],
  ['a loop over what loops make', reduce(filter(map(times(5000), 1), { $eq: ['$$this', 1] }), 0, { $add: sum }), 5],
  ['very many short loops side by side', { $concatArrays: Array.from({ length: 500 }, () => map(times(20), 7)) }, 5],
  ['a long union', { $setUnion: [times(10_000), map(times(10_000), { $mod: ['$$this', 7_000] })] }, 5],
  ['an intersection', { $size: { $setIntersection: ['$list', times(20_000)] } }, 5],
  ['a difference', { $size: { $setDifference: ['$list', times(20_000)] } }, 5],
  [
    'a difference of what comes twice',
    { $setDifference: [map(times(10_000), { $mod: ['$$this', 3_000] }), [7, 8]] },
    5,
  ],
  ['a subset', { $setIsSubset: [times(20_000), '$list'] }, 5],
  ['lists zipped', { $zip: { inputs: ['$list', times(30_000)] } }, 5],
  ['a search', { $in: [-1, '$list'] }, 5],
  ['a place', { $indexOfArray: ['$list', 29_999] }, 5],
  ['very many fields', { $arrayToObject: map(times(10_000), [{ $toString: '$$this' }, 1]) }, 5],
  ['a loop after something that is done anew', { $add: [{ $size: '$list' }, { $size: map(times(5000), 1) }] }, 5],
];

describe('inSpells', () => {
  const document = Doc.of({ list: Array.from({ length: 30_000 }, (_, i) => new Int32(i)) });

  beforeEach(() => turnClock.setSliceMs(0));
  afterEach(() => turnClock.setSliceMs());

  async function evaluated(expression: unknown, row: Row = Row.ofDoc(document)): Promise<unknown> {
    const run = compileExpression(value(expression), bareEnvironment());
    return inSpells(() => run({ row, slots: [] }));
  }

  for (const [name, expression, turns] of expressions) {
    it(`lets others have their turns: ${name}`, async () => {
      const before = turnClock.statistics.number;
      const result = await evaluated(expression);
      expect(turnClock.statistics.number - before).toBeGreaterThanOrEqual(turns);
      expect(result).toEqual(evaluate(compileExpression(value(expression), bareEnvironment()), document));
    });
  }

  it('is over at once where there is little to do', () => {
    turnClock.setSliceMs();
    expect(inSpells(() => 1)).toBe(1);
  });

  it('draws no second random number for what was begun', async () => {
    const drawn = { $let: { vars: { one: { $rand: {} } }, in: [map(times(5000), '$$one'), '$$one'] } };
    const [many, one] = (await evaluated(drawn)) as [number[], number];
    expect(new Set(many)).toEqual(new Set([one]));
  });

  it('decodes large documents while others have their turns, once', async () => {
    const row = Row.ofBytes(encode(document));
    const before = turnClock.statistics.number;
    expect(await evaluated({ $size: '$list' }, row)).toEqual(new Int32(30_000));
    expect(turnClock.statistics.number - before).toBeGreaterThanOrEqual(100);
    const { number } = turnClock.statistics;
    expect(await evaluated({ $size: '$list' }, row)).toEqual(new Int32(30_000));
    expect(turnClock.statistics.number - number).toBeLessThan(5);
  });

  it('hands on what an expression throws', async () => {
    await expect(evaluated(map(times(5000), { $divide: [1, { $subtract: ['$$this', 4000] }] }))).rejects.toMatchObject({
      code: 2,
    });
  });

  it('ends when nobody waits for the value any more', async () => {
    const run = compileExpression(value(map(times(10_000), 1)), bareEnvironment());
    const gone = (): void => {
      throw new Error('gone');
    };
    await expect(inSpells(() => run({ row: Row.ofDoc(document), slots: [] }), gone)).rejects.toThrow('gone');
  });

  it('gives up what takes far too many rounds', async () => {
    turnClock.setSliceMs();
    const tooMany = map(times(5000), map(times(5000), 1));
    await expect(evaluated(tooMany)).rejects.toMatchObject({ code: 50 });
  });
});
