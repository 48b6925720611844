import { describe, expect, it } from '@jest/globals';
import { Doc, Int32, Timestamp } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { plainDoc } from '../match/plain-doc.ts';
import { compileUpdate } from './compile-update.ts';
import type { Applied } from './update-types.ts';

interface Given {
  readonly filter?: Record<string, unknown>;
  readonly arrayFilters?: Record<string, unknown>[];
  readonly inserting?: boolean;
}

function apply(document: Record<string, unknown>, update: Record<string, unknown>, given: Given = {}): Applied {
  const compiled = compileUpdate(plainDoc(update), {
    ...(given.arrayFilters !== undefined && { arrayFilters: given.arrayFilters.map(plainDoc) }),
  });
  const before = plainDoc(document);
  const applied = compiled.apply(before, {
    now: new Date(1_700_000_000_000),
    inserting: given.inserting === true,
    ...(given.filter !== undefined && { filter: compileFilter(plainDoc(given.filter)) }),
  });
  expect(before).toEqual(plainDoc(document));
  return applied;
}

function result(document: Record<string, unknown>, update: Record<string, unknown>, given: Given = {}): Doc {
  return apply(document, update, given).document;
}

describe('compileUpdate', () => {
  it('keeps the types of numbers, and widens only when it must', () => {
    expect(result({ a: 1 }, { $inc: { a: 1 } })).toEqual(plainDoc({ a: 2 }));
    expect(result({ a: 2_147_483_647 }, { $inc: { a: 1 } })).toEqual(Doc.of({ a: 2_147_483_648n }));
    expect(result({ a: 1 }, { $inc: { a: 0.5 } })).toEqual(Doc.of({ a: 1.5 }));
    expect(() => apply({ a: 2n ** 63n - 1n }, { $inc: { a: 1 } })).toThrow(expect.objectContaining({ code: 2 }));
  });

  it('calls it no change when the bytes stay the same, and gives the very same document back', () => {
    const same = apply({ a: 1 }, { $set: { a: 1 } });
    expect(same.changed).toBe(false);
    expect(same.description).toBeUndefined();
    expect(apply({ a: 1 }, { $set: { a: Doc.of({}) } }).changed).toBe(true);
    expect(apply({ a: 1 }, { $set: { a: 1n } }).changed).toBe(true);
  });

  it('appends new fields by name, numbers as numbers, whatever the order of the update', () => {
    expect(result({}, { $set: { z: 1, b: 2, 'c.10': 3, 'c.9': 4 } })).toEqual(
      plainDoc({ b: 2, c: new Doc(['9', '10'], [new Int32(4), new Int32(3)]), z: 1 }),
    );
  });

  it('refuses two operators on one path, one inside of the other, and both ends of a rename', () => {
    const conflict = expect.objectContaining({ code: 40 });
    expect(() => apply({}, { $set: { a: 1 }, $inc: { a: 1 } })).toThrow(conflict);
    expect(() => apply({}, { $set: { a: 1, 'a.b': 1 } })).toThrow(conflict);
    expect(() => apply({}, { $rename: { a: 'b' }, $set: { b: 1 } })).toThrow(conflict);
    expect(() => apply({ a: [1] }, { $set: { 'a.$[]': 1, 'a.0': 2 } })).toThrow(conflict);
  });

  it('fills gaps of arrays with null, and never makes fields of scalars', () => {
    expect(result({ a: [1] }, { $set: { 'a.3': 4 } })).toEqual(plainDoc({ a: [1, null, null, 4] }));
    expect(() => apply({ a: 'x' }, { $set: { 'a.b': 1 } })).toThrow(expect.objectContaining({ code: 28 }));
    expect(() => apply({ a: [1] }, { $push: { 'a.b': 1 } })).toThrow(expect.objectContaining({ code: 28 }));
    expect(apply({ a: 'x' }, { $unset: { 'a.b': 1 } }).changed).toBe(false);
  });

  it('leaves null where an element of an array is unset', () => {
    expect(result({ a: [1, 2] }, { $unset: { 'a.0': '' } })).toEqual(plainDoc({ a: [null, 2] }));
  });

  it('never changes _id', () => {
    const immutable = expect.objectContaining({ code: 66 });
    expect(() => apply({ _id: 1 }, { $set: { _id: 2 } })).toThrow(immutable);
    expect(() => apply({ _id: { a: 1 } }, { $set: { '_id.b': 2 } })).toThrow(immutable);
    expect(() => apply({ _id: 1 }, { _id: 2, a: 1 })).toThrow(immutable);
    expect(apply({ _id: 1 }, { $set: { _id: 1 } }).changed).toBe(false);
  });

  it('pushes at a position, sorts, then cuts', () => {
    const push = (clauses: Record<string, unknown>): Doc => result({ a: [3, 1] }, { $push: { a: clauses } });
    expect(push({ $each: [2], $position: 1 })).toEqual(plainDoc({ a: [3, 2, 1] }));
    expect(push({ $each: [2], $position: -1 })).toEqual(plainDoc({ a: [3, 2, 1] }));
    expect(push({ $each: [2], $sort: 1, $slice: -2 })).toEqual(plainDoc({ a: [2, 3] }));
    expect(push({ $each: [], $slice: 0 })).toEqual(plainDoc({ a: [] }));
  });

  it('pulls what equals, or what meets a condition', () => {
    expect(result({ a: [1, 2, 2.5] }, { $pull: { a: { $gte: 2 } } })).toEqual(plainDoc({ a: [1] }));
    expect(result({ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } })).toEqual(plainDoc({ a: [{ b: 2 }] }));
    expect(result({ a: [[1], 1] }, { $pullAll: { a: [[1]] } })).toEqual(plainDoc({ a: [1] }));
  });

  it('adds to a set only what it does not hold, by value and not by type', () => {
    expect(result({ a: [1] }, { $addToSet: { a: { $each: [1n, 2, 2] } } })).toEqual(plainDoc({ a: [1, 2] }));
  });

  it('changes the element by which the filter matched', () => {
    const filter = { 'a.k': 2 };
    expect(result({ a: [{ k: 1 }, { k: 2 }] }, { $set: { 'a.$.v': 9 } }, { filter })).toEqual(
      plainDoc({ a: [{ k: 1 }, { k: 2, v: 9 }] }),
    );
    expect(() => apply({ a: [1] }, { $set: { 'a.$': 1 } }, { filter: {} })).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });

  it('changes the elements that an array filter takes', () => {
    const arrayFilters = [{ 'e.k': { $gt: 1 } }];
    expect(result({ a: [{ k: 1 }, { k: 2 }] }, { $inc: { 'a.$[e].k': 5 } }, { arrayFilters })).toEqual(
      plainDoc({ a: [{ k: 1 }, { k: 7 }] }),
    );
    expect(() => apply({}, { $set: { a: 1 } }, { arrayFilters })).toThrow(expect.objectContaining({ code: 9 }));
  });

  it('takes no expressions and no text searches inside', () => {
    const withFilter = (filter: Record<string, unknown>): (() => Applied) => {
      return () => apply({}, { $set: { 'a.$[e]': 1 } }, { arrayFilters: [filter] });
    };
    expect(withFilter({ $expr: true })).toThrow(expect.objectContaining({ code: 224 }));
    expect(withFilter({ $text: { $search: 'x' } })).toThrow(expect.objectContaining({ code: 2 }));
    expect(withFilter({ $alwaysTrue: 1 })).toThrow(expect.objectContaining({ code: 9 }));
    expect(() => apply({ a: [] }, { $pull: { a: { $expr: true } } })).toThrow(expect.objectContaining({ code: 224 }));
  });

  it('moves a renamed field to the end, unless its new name exists', () => {
    expect(result({ a: 1, b: 2 }, { $rename: { a: 'c' } })).toEqual(plainDoc({ b: 2, c: 1 }));
    expect(result({ a: 1, b: 2, c: 3 }, { $rename: { a: 'b' } })).toEqual(plainDoc({ b: 1, c: 3 }));
    expect(() => apply({ a: [1] }, { $rename: { 'a.0': 'b' } })).toThrow(expect.objectContaining({ code: 2 }));
  });

  it('applies $setOnInsert only while inserting', () => {
    expect(result({}, { $setOnInsert: { a: 1 } })).toEqual(new Doc());
    expect(result({}, { $setOnInsert: { a: 1 } }, { inserting: true })).toEqual(plainDoc({ a: 1 }));
  });

  it('replaces all but _id, and puts the time into empty timestamps', () => {
    const replaced = apply({ _id: 1, a: 1 }, { t: new Timestamp({ t: 0, i: 0 }) });
    expect(replaced.document.names).toEqual(['_id', 't']);
    expect((replaced.document.get('t') as Timestamp).t).toBe(1_700_000_000);
    expect(replaced.description).toBeUndefined();
  });

  it('changes many fields of a large document, and tells each', () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${String(index).padStart(3, '0')}`);
    const document = Object.fromEntries(names.map((name) => [name, 1]));
    const [first = '', second = '', ...others] = names;
    const applied = apply(document, {
      $inc: Object.fromEntries(others.map((name) => [name, 1])),
      $unset: { [first]: 1 },
      $rename: { [second]: 'g' },
    });
    const expected = Object.fromEntries(others.map((name) => [name, 2]));
    expect(applied.document).toEqual(plainDoc({ ...expected, g: 1 }));
    expect(applied.description?.updatedFields).toEqual(plainDoc({ ...expected, g: 1 }));
    expect(applied.description?.removedFields).toEqual([first, second]);
  });

  it('refuses a path longer than any document is deep', () => {
    expect(() => apply({}, { $set: { [`a${'.a'.repeat(500)}`]: 1 } })).toThrow(expect.objectContaining({ code: 15 }));
  });

  it('refuses documents nested deeper than can be stored', () => {
    let deep: Value = null;
    for (let i = 0; i < 200; i++) deep = Doc.of({ a: deep });
    expect(() => apply({}, { $set: { a: deep } })).toThrow(expect.objectContaining({ code: 15 }));
  });
});

describe('the description of an update', () => {
  function described(document: Record<string, unknown>, update: Record<string, unknown>, given: Given = {}): unknown {
    const { description } = apply(document, update, given);
    return { updated: description?.updatedFields, removed: description?.removedFields };
  }

  it('names what was removed, updated and created, then what lies deeper', () => {
    expect(described({ a: { x: 1 }, b: 1, c: 1 }, { $set: { 'a.x': 2, b: 2, d: 3 }, $unset: { c: 1 } })).toEqual({
      updated: plainDoc({ b: 2, d: 3, 'a.x': 2 }),
      removed: ['c'],
    });
  });

  it('names only the elements that were appended, and else the array as a whole', () => {
    expect(described({ a: [1] }, { $push: { a: 2 } })).toMatchObject({ updated: plainDoc({ 'a.1': 2 }) });
    expect(described({ a: [1] }, { $push: { a: { $each: [2], $position: 1 } } })).toMatchObject({
      updated: plainDoc({ a: [1, 2] }),
    });
    expect(described({ a: [] }, { $push: { a: 2 } })).toMatchObject({ updated: plainDoc({ a: [2] }) });
    expect(described({ a: [1, 2] }, { $pull: { a: 1 } })).toMatchObject({ updated: plainDoc({ a: [2] }) });
    expect(described({ a: [1, 2] }, { $inc: { 'a.$[]': 1 } })).toMatchObject({ updated: plainDoc({ a: [2, 3] }) });
  });

  it('tells a created path once, from where it begins', () => {
    expect(described({}, { $set: { 'a.b': 1, 'a.c': 2 } })).toMatchObject({ updated: plainDoc({ a: { b: 1, c: 2 } }) });
  });
});
