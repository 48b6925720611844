import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { BSONRegExp, Doc, MaxKey, MinKey } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { compileFilter } from './compile-filter.ts';
import { plainDoc } from './plain-doc.ts';

/** The answer of both forms, which must be the same. */
function matches(filter: Record<string, unknown>, document: Record<string, unknown>): boolean {
  const compiled = compileFilter(plainDoc(filter));
  const doc = plainDoc(document);
  const onBytes = compiled.matchesRaw(encode(doc));
  expect(compiled.matches(doc)).toBe(onBytes);
  return onBytes;
}

describe('compileFilter', () => {
  it('takes null for "null or no such field", and $exists for the field alone', () => {
    expect(matches({ a: null }, {})).toBe(true);
    expect(matches({ a: null }, { a: null })).toBe(true);
    expect(matches({ a: null }, { a: 0 })).toBe(false);
    expect(matches({ a: { $exists: true } }, { a: null })).toBe(true);
    expect(matches({ a: { $exists: false } }, {})).toBe(true);
  });

  it('looks at the elements of an array and at the array itself', () => {
    expect(matches({ a: 2 }, { a: [1, 2] })).toBe(true);
    expect(matches({ a: [1, 2] }, { a: [1, 2] })).toBe(true);
    expect(matches({ a: [1, 2] }, { a: [[1, 2], 3] })).toBe(true);
    expect(matches({ a: 2 }, { a: [[2]] })).toBe(false);
  });

  it('walks through documents in arrays, and takes a number for a place', () => {
    expect(matches({ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] })).toBe(true);
    expect(matches({ 'a.1.b': 2 }, { a: [{ b: 1 }, { b: 2 }] })).toBe(true);
    expect(matches({ 'a.0.b': 2 }, { a: [{ b: 1 }, { b: 2 }] })).toBe(false);
    expect(matches({ 'a.0': 1 }, { a: { '0': 1 } })).toBe(true);
  });

  it('compares only within a type, but numbers with all numbers', () => {
    expect(matches({ a: { $gt: 1 } }, { a: 'x' })).toBe(false);
    expect(matches({ a: { $gt: 1 } }, { a: 1.5 })).toBe(true);
    expect(matches({ a: { $gte: 9_007_199_254_740_993n } }, { a: 9_007_199_254_740_992 })).toBe(false);
    expect(matches({ a: { $lt: 9_007_199_254_740_993n } }, { a: 9_007_199_254_740_992 })).toBe(true);
  });

  it('bounds everything with MinKey and MaxKey, and nothing with NaN', () => {
    expect(matches({ a: { $gt: new MinKey() } }, { a: 'x' })).toBe(true);
    expect(matches({ a: { $lt: new MaxKey() } }, { a: [] })).toBe(true);
    expect(matches({ a: { $lt: NaN } }, { a: 1 })).toBe(false);
    expect(matches({ a: { $gte: NaN } }, { a: NaN })).toBe(true);
  });

  it('heeds the order of fields when it compares documents', () => {
    expect(matches({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } })).toBe(true);
    expect(matches({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } })).toBe(false);
  });

  it('wants all conditions of $elemMatch from one element', () => {
    const filter = { a: { $elemMatch: { b: 1, c: 2 } } };
    expect(matches(filter, { a: [{ b: 1, c: 2 }] })).toBe(true);
    expect(matches(filter, { a: [{ b: 1 }, { c: 2 }] })).toBe(false);
    expect(matches({ 'a.b': 1, 'a.c': 2 }, { a: [{ b: 1 }, { c: 2 }] })).toBe(true);
  });

  it('negates the whole question: no element may match', () => {
    expect(matches({ a: { $ne: 1 } }, { a: [1, 2] })).toBe(false);
    expect(matches({ a: { $nin: [1, null] } }, {})).toBe(false);
    expect(matches({ a: { $not: { $gt: 1 } } }, { a: 'x' })).toBe(true);
    expect(matches({ $nor: [{ a: 1 }, { b: 1 }] }, { a: 2 })).toBe(true);
  });

  it('finds regular expressions in strings, also from a list', () => {
    expect(matches({ a: new BSONRegExp('^x', 'i') }, { a: 'Xy' })).toBe(true);
    expect(matches({ a: { $in: [new BSONRegExp('y$'), 1] } }, { a: ['n', 'xy'] })).toBe(true);
    expect(matches({ a: { $regex: 'é.$', $options: 'i' } }, { a: 'CAFÉS' })).toBe(true);
  });

  it('cuts fractions for $mod, and takes only whole numbers for bits', () => {
    expect(matches({ a: { $mod: [4, 1] } }, { a: 5.9 })).toBe(true);
    expect(matches({ a: { $bitsAllSet: [0, 2] } }, { a: 5 })).toBe(true);
    expect(matches({ a: { $bitsAllSet: [0] } }, { a: 5.5 })).toBe(false);
    expect(matches({ a: { $bitsAnySet: [200] } }, { a: -1 })).toBe(true);
  });

  it.each([
    [{ $or: [] }, 2],
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ a: { $in: 1 } }, 2],
    [{ a: { $type: [] } }, 9],
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $elemMatch: { $expr: 1 } } }, 2],
  ])('refuses %j with code %i', (filter, code) => {
    expect(() => compileFilter(plainDoc(filter))).toThrow(expect.objectContaining({ code }));
  });

  it('takes a filter as deep as a document may be', () => {
    let filter: Value = Doc.of({ a: 1 });
    for (let i = 0; i < 120; i++) filter = Doc.of({ $and: [filter] });
    expect(compileFilter(filter as Doc).matches(Doc.of({ a: 1 }))).toBe(true);
  });

  it('judges bytes as it judges documents, whatever the values', () => {
    const random = new RandomValues(3);
    const operators = ['$eq', '$gt', '$gte', '$lt', '$lte', '$ne'];
    for (let i = 0; i < 1_200; i++) {
      const value = random.value(2);
      if (value === undefined || value instanceof BSONRegExp) continue;
      const path = ['a', 'a.b', 'a.0', 'a.b.0'][i % 4] ?? 'a';
      const filter = new Doc([path], [new Doc([operators[i % operators.length] ?? '$eq'], [value])]);
      const compiled = compileFilter(filter);
      for (const document of [new Doc(['a'], [value]), new Doc(['a'], [[value, random.value(2)]]), random.doc(3)]) {
        expect(compiled.matchesRaw(encode(document))).toBe(compiled.matches(document));
      }
    }
  });
});

describe('position', () => {
  it('is the place in the outermost array that met the filter', () => {
    const document = plainDoc({ a: [{ b: [1, 2] }, { b: [3] }] });
    expect(compileFilter(plainDoc({ 'a.b': 3 })).position(document)).toBe(1);
    expect(compileFilter(plainDoc({ 'a.0.b': 2 })).position(document)).toBe(1);
    expect(compileFilter(plainDoc({ a: { $size: 2 } })).position(document)).toBeUndefined();
    expect(compileFilter(plainDoc({ 'a.b': 9 })).position(document)).toBeUndefined();
  });

  it('is decided by the last condition: by name for updates, as written for projections', () => {
    const filter = compileFilter(plainDoc({ b: 2, a: 1 }));
    const document = plainDoc({ a: [1, 2], b: [1, 2] });
    expect(filter.position(document)).toBe(1);
    expect(filter.positionAsWritten(document)).toBe(0);
  });
});

describe('the parsed filter', () => {
  it('has one shape for what means the same', () => {
    const nodeOf = (filter: Record<string, unknown>): unknown => compileFilter(plainDoc(filter)).node;
    expect(nodeOf({ $or: [{ a: 'x' }, { a: 'y' }] })).toEqual(nodeOf({ a: { $in: ['x', 'y'] } }));
    expect(nodeOf({ a: { $in: ['x'] } })).toEqual(nodeOf({ a: 'x' }));
    expect(nodeOf({ $and: [{ b: 'x' }, { $and: [{ a: 'y' }] }] })).toEqual(nodeOf({ a: 'y', b: 'x' }));
    expect(compileFilter(plainDoc({})).matchesAll).toBe(true);
  });
});
