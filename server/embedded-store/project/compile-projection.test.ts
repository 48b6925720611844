import { describe, expect, it } from '@jest/globals';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { MISSING } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { plainDoc } from '../match/plain-doc.ts';
import { compileProjection } from './compile-projection.ts';
import type { ProjectEnv } from './projection-types.ts';

/** What both forms show, which must be the same. */
function shown(document: Record<string, unknown>, projection: Record<string, unknown>, env: ProjectEnv = {}): Doc {
  const compiled = compileProjection(plainDoc(projection), env);
  const doc = plainDoc(document);
  const projected = compiled.project(doc);
  expect(decode(compiled.projectRaw(encode(doc)))).toEqual(projected);
  return projected;
}

const codeOf = (projection: Record<string, unknown>): unknown => {
  try {
    compileProjection(plainDoc(projection));
    return undefined;
  } catch (error) {
    return (error as { code: number }).code;
  }
};

describe('compileProjection', () => {
  it('keeps fields in the order of the document, and _id unless told otherwise', () => {
    expect(shown({ _id: 1, a: 1, b: 2 }, { b: 1, a: 1 })).toEqual(plainDoc({ _id: 1, a: 1, b: 2 }));
    expect(shown({ _id: 1, a: 1, b: 2 }, { b: 1, _id: 0 })).toEqual(plainDoc({ b: 2 }));
    expect(shown({ _id: 1, a: 1 }, { _id: 1 })).toEqual(plainDoc({ _id: 1 }));
  });

  it('looks into documents and arrays, and drops elements that have no fields', () => {
    const document = { _id: 1, a: [{ b: 1, c: 2 }, 5, [{ b: 3 }, 4]], d: 7 };
    expect(shown(document, { 'a.b': 1, 'd.x': 1 })).toEqual(plainDoc({ _id: 1, a: [{ b: 1 }, [{ b: 3 }]] }));
    expect(shown(document, { 'a.b': 0 })).toEqual(plainDoc({ _id: 1, a: [{ c: 2 }, 5, [{}, 4]], d: 7 }));
  });

  it('cuts arrays without hiding the rest', () => {
    expect(shown({ _id: 1, a: [1, 2, 3], b: 1 }, { a: { $slice: -2 } })).toEqual(plainDoc({ _id: 1, a: [2, 3], b: 1 }));
    expect(shown({ _id: 1, a: [1, 2, 3], b: 1 }, { a: { $slice: [1, 1] }, b: 1 })).toEqual(
      plainDoc({ _id: 1, a: [2], b: 1 }),
    );
    expect(shown({ o: [{ a: [1, 2] }] }, { 'o.a': { $slice: 1 } })).toEqual(plainDoc({ o: [{ a: [1] }] }));
  });

  it('shows the first element that meets $elemMatch, after the other fields', () => {
    const document = { _id: 1, a: [{ k: 1 }, { k: 2, v: 1 }, { k: 2, v: 2 }], z: 1 };
    expect(shown(document, { a: { $elemMatch: { k: 2 } }, z: 1 })).toEqual(
      plainDoc({ _id: 1, z: 1, a: [{ k: 2, v: 1 }] }),
    );
    expect(shown(document, { a: { $elemMatch: { k: 9 } } })).toEqual(plainDoc({ _id: 1 }));
  });

  it('shows the element by which the filter matched', () => {
    const filter = compileFilter(plainDoc({ a: { $gt: 1 } }));
    expect(shown({ _id: 1, a: [1, 2, 3] }, { 'a.$': 1 }, { filter })).toEqual(plainDoc({ _id: 1, a: [2] }));
    expect(() => shown({ a: [1] }, { 'a.$': 1 })).toThrow(expect.objectContaining({ code: 51246 }));
  });

  it('puts made fields behind, also into every document of an array', () => {
    const env: ProjectEnv = { compileExpression: () => (document) => document.field('n') };
    expect(shown({ _id: 1, n: 5, a: [{ b: 1 }, 2] }, { 'a.x': '$n', x: '$n' }, env)).toEqual(
      plainDoc({ _id: 1, a: [{ x: 5 }, { x: 5 }], x: 5 }),
    );
    const none: ProjectEnv = { compileExpression: () => () => MISSING };
    expect(shown({ _id: 1, x: 1 }, { x: '$n' }, none)).toEqual(plainDoc({ _id: 1 }));
  });

  it('drops _id in both kinds, and a made one goes to the end', () => {
    const env: ProjectEnv = { compileExpression: () => () => 'made' };
    expect(shown({ _id: 1, a: 2, b: 3 }, { _id: 0, b: 0 })).toEqual(plainDoc({ a: 2 }));
    expect(shown({ _id: 1, a: 2, b: 3 }, { _id: 1, b: 0 })).toEqual(plainDoc({ _id: 1, a: 2 }));
    expect(shown({ _id: 1, a: 2 }, { _id: 'x', a: 1 }, env)).toEqual(plainDoc({ a: 2, _id: 'made' }));
    expect(shown({ _id: { x: 1, y: 2 }, a: 2 }, { '_id.x': 0 })).toEqual(plainDoc({ _id: { y: 2 }, a: 2 }));
  });

  it('shows all beside a cut array, even when another one is searched', () => {
    expect(shown({ _id: 1, a: [1, 2], b: [3, 4], c: 5 }, { a: { $slice: 1 }, b: { $elemMatch: { $gt: 3 } } })).toEqual(
      plainDoc({ _id: 1, a: [1], b: [4], c: 5 }),
    );
  });

  it('knows what an index must hold to answer alone', () => {
    expect(compileProjection(plainDoc({ a: 1, b: 1, _id: 0 })).covers).toEqual(['a', 'b']);
    expect(compileProjection(plainDoc({ a: 1 })).covers).toEqual(['a', '_id']);
    expect(compileProjection(plainDoc({ 'a.b': 1 })).covers).toBeUndefined();
    expect(compileProjection(plainDoc({ a: 0 })).covers).toBeUndefined();
  });

  it.each([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ '': 1 }, 40352],
    [{ $a: 1 }, 16410],
    [{ 'a.b': { $elemMatch: { c: 1 } } }, 31275],
    [{ 'a.$': 1, 'b.$': 1 }, 31276],
    [{ 'a.$.b': 1 }, 31394],
    [{ a: {} }, 51270],
    [{ _id: 1, '_id.a': 1 }, 31249],
    [{ b: 0, 'a.$': 1 }, 31253],
    [{ 'a.$': 0 }, 31395],
    [{ 'a.$': 'x' }, 31308],
    [{ 'a.$': { b: 1 } }, 31271],
    [{ a: { $add: [1, 1], b: 1 } }, 16410],
    [{ a: { $meta: 'nothing' } }, 17308],
    [{ a: { $meta: 1 } }, 17307],
  ])('refuses %j with code %i', (projection, code) => {
    expect(codeOf(projection)).toBe(code);
  });
});
