import { describe, expect, it } from '@jest/globals';
import { Decimal128 } from 'bson';
import { Doc, Int32, MISSING, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { bareEnvironment, compileExpression, evaluate } from '../index.ts';
import { operators } from './catalogue.ts';

/** Plain JavaScript for short tests: whole numbers become ints, objects documents. */
function value(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(value);
  if (typeof plain === 'number' && Number.isInteger(plain)) return new Int32(plain);
  if (typeof plain !== 'object' || plain === null || Object.getPrototypeOf(plain) !== Object.prototype)
    return plain as Value;
  return new Doc(Object.keys(plain), Object.values(plain).map(value));
}

const document = value({ i: 5, s: 'str', n: null, list: [1, 2, 3], docs: [{ k: 'a' }, { k: 'b' }, 7] }) as Doc;

function result(expression: unknown): Result {
  return evaluate(compileExpression(value(expression), bareEnvironment()), document);
}

function code(expression: unknown): unknown {
  try {
    return result(expression);
  } catch (error) {
    return (error as { code: number }).code;
  }
}

describe('field paths', () => {
  it('collect what the documents of an array hold, and skip the rest of it', () => {
    expect(result('$docs.k')).toEqual(['a', 'b']);
    expect(result('$list.k')).toEqual([]);
  });

  it('do not take numbers for places in an array', () => expect(result('$list.0')).toEqual([]));

  it('are missing, not null, where there is no field', () => {
    expect(result('$none.a')).toBe(MISSING);
    expect(result('$n')).toBeNull();
  });

  it.each([['$'], ['$a.'], ['$.a'], ['$a..b']])('%s is none', (path) => expect(code(path)).toBeGreaterThan(15000));
});

describe('variables', () => {
  it('of one $let do not see each other', () => {
    const expression = { $let: { vars: { a: 1 }, in: { $let: { vars: { a: 2, b: '$$a' }, in: ['$$a', '$$b'] } } } };
    expect(result(expression)).toEqual(value([2, 1]));
  });

  it('of nested $map keep their own values', () => {
    const inner = { $map: { input: '$list', as: 'y', in: { $add: ['$$x', '$$y'] } } };
    expect(result({ $map: { input: [10, 20], as: 'x', in: inner } })).toEqual(
      value([
        [11, 12, 13],
        [21, 22, 23],
      ]),
    );
  });

  it('CURRENT moves where paths begin', () => {
    expect(result({ $let: { vars: { CURRENT: { i: 9 } }, in: '$i' } })).toEqual(new Int32(9));
  });

  it('are refused when nobody made them', () => expect(code('$$nobody')).toBe(17276));
});

describe('refusals', () => {
  it('come while compiling when no document can change the outcome', () => {
    expect(() => compileExpression(value({ $divide: [1, 0] }), bareEnvironment())).toThrow("can't $divide by zero");
    expect(() => compileExpression(value({ $divide: ['$i', 0] }), bareEnvironment())).not.toThrow();
  });

  it('do not come from branches that are not taken', () => {
    expect(result({ $and: ['$n', { $divide: ['$i', 0] }] })).toBe(false);
    expect(result({ $cond: ['$i', 'yes', { $divide: ['$i', 0] }] })).toBe('yes');
  });

  it('name what is unknown', () => expect(code({ $nope: 1 })).toBe(168));

  it.each([...operators.keys()])('%s answers or refuses whatever it is given, with a code', (name) => {
    const operands = [
      null,
      1,
      -1,
      0.5,
      'x',
      '$none',
      '$list',
      '$docs',
      [],
      [1],
      [1, 2],
      ['x', 'y'],
      [[1], [2]],
      {},
      { a: 1 },
      { input: '$list' },
      [null, null, null],
      new Date(0),
      Decimal128.fromString('NaN'),
    ];
    for (const operand of operands) {
      const outcome = code({ [name]: operand });
      expect(outcome).not.toBeUndefined();
    }
  });
});

describe('conversions', () => {
  it.each([
    [{ $toString: 0.1 }, '0.1'],
    [{ $toString: 0.000015 }, '1.5e-05'],
    [{ $toInt: '12' }, new Int32(12)],
    [{ $toInt: 5.9 }, new Int32(5)],
    [{ $toBool: 'false' }, true],
    [{ $toDate: '2020-01-02T03:04:05+02:00' }, new Date('2020-01-02T01:04:05Z')],
    [{ $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
    [{ $convert: { input: null, to: 'int', onNull: 'nothing' } }, 'nothing'],
  ])('%j', (expression, wanted) => expect(result(expression)).toEqual(wanted));

  it.each([[{ $toInt: '1.5' }], [{ $toInt: 3e10 + 0.5 }], [{ $toDate: 5 }], [{ $toObjectId: 'x' }]])(
    '%j is refused',
    (expression) => expect(code(expression)).toBe(241),
  );
});

describe('dates', () => {
  const at = new Date('2020-10-24T22:30:00Z');

  it('add days by the local clock, hours by time', () => {
    const added = (unit: string, amount: number): Result =>
      result({ $dateAdd: { startDate: at, unit, amount, timezone: 'Europe/Rome' } });
    // The clocks of Rome went back an hour that night.
    expect(added('day', 1)).toEqual(new Date('2020-10-25T23:30:00Z'));
    expect(added('hour', 24)).toEqual(new Date('2020-10-25T22:30:00Z'));
  });

  it('end a month on its last day', () => {
    const expression = { $dateAdd: { startDate: new Date('2020-01-31T00:00:00Z'), unit: 'month', amount: 1 } };
    expect(result(expression)).toEqual(new Date('2020-02-29T00:00:00Z'));
  });

  it('are cut to bins counted from the year 2000', () => {
    const cut = (unit: string, binSize: number): Result => result({ $dateTrunc: { date: at, unit, binSize } });
    expect(cut('month', 5)).toEqual(new Date('2020-06-01T00:00:00Z'));
    expect(cut('week', 1)).toEqual(new Date('2020-10-18T00:00:00Z'));
  });

  it('are written in a zone', () => {
    const format = '%Y-%m-%d %H:%M %z %V';
    expect(result({ $dateToString: { date: at, format, timezone: 'Asia/Kolkata' } })).toBe('2020-10-25 04:00 +0530 43');
  });
});

describe('arrays and sets', () => {
  it('keep missing values as null', () => {
    expect(result(['$none', 1])).toEqual(value([null, 1]));
    expect(result({ $map: { input: '$docs', in: '$$this.k' } })).toEqual(['a', 'b', null]);
  });

  it('sets are sorted and hold equal numbers of any type once', () => {
    expect(
      result({
        $setUnion: [
          [3, 1],
          [1.0, 2],
        ],
      }),
    ).toEqual(value([1, 2, 3]));
  });

  it('find regular expressions by characters, not by UTF-16 units', () => {
    expect(result({ $regexFind: { input: '😀b', regex: '(b)' } })).toEqual(
      value({ match: 'b', idx: 1, captures: ['b'] }),
    );
  });
});
