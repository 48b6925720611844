import { describe, expect, it } from '@jest/globals';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { bareEnvironment, compileExpression, evaluate } from '../index.ts';

/** Plain JavaScript: numbers become ints, objects documents. */
function value(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(value);
  if (typeof plain === 'number') return new Int32(plain);
  if (typeof plain !== 'object' || plain === null) return plain as Value;
  return new Doc(Object.keys(plain), Object.values(plain).map(value));
}

function evaluated(expression: unknown): unknown {
  return evaluate(compileExpression(value(expression), bareEnvironment()), new Doc());
}

const times = (count: number) => ({ $range: [0, count] });
const repeated = (initialValue: unknown, each: unknown) => ({ $reduce: { input: times(60), initialValue, in: each } });
const doubled = (operator: string) => ({ [operator]: ['$$value', '$$value'] });

describe('the loops of an expression', () => {
  it.each([
    ['strings that double', repeated('ab', doubled('$concat')), 10334],
    ['arrays that double', repeated([1, 2], doubled('$concatArrays')), 10334],
    [
      'strings that grow wherever something is found',
      repeated('aa', { $replaceAll: { input: '$$value', find: 'a', replacement: 'aaaaaaaa' } }),
      10334,
    ],
    ['too many rounds', { $map: { input: times(5000), in: { $map: { input: times(5000), in: 1 } } } }, 50],
  ])('end when they make %s', (_rule, expression, code) => {
    expect(() => evaluated(expression)).toThrow(expect.objectContaining({ code }));
  });

  it('may append thousands of elements one by one', () => {
    const appended = {
      $reduce: { input: times(5000), initialValue: [], in: { $concatArrays: ['$$value', ['$$this']] } },
    };
    expect(evaluated({ $size: appended })).toEqual(new Int32(5000));
  });

  it('are counted anew for each document', () => {
    const expression = compileExpression(
      value({ $size: { $map: { input: times(900_000), in: 1 } } }),
      bareEnvironment(),
    );
    for (let document = 0; document < 6; document++)
      expect(evaluate(expression, new Doc())).toEqual(new Int32(900_000));
  });
});
