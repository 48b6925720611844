import { describe, expect, it } from '@jest/globals';
import { BSONRegExp, ObjectId } from '../bson/values.ts';
import type { Doc } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { plainDoc } from '../match/plain-doc.ts';
import { compileUpdate } from './compile-update.ts';
import { upsertDocument } from './upsert.ts';

function upsert(filter: Record<string, unknown>, update: Record<string, unknown>): Doc {
  return upsertDocument(compileFilter(plainDoc(filter)).node, compileUpdate(plainDoc(update)), { now: new Date(0) });
}

describe('upsertDocument', () => {
  it('takes over what the filter fixes, in the order of the paths, before the update', () => {
    expect(upsert({ _id: 1, 'o.b': 2, $and: [{ a: 3 }], n: { $gt: 1 } }, { $set: { z: 4 } })).toEqual(
      plainDoc({ _id: 1, a: 3, o: { b: 2 }, z: 4 }),
    );
  });

  it('takes over a list of one, but not a choice', () => {
    expect(upsert({ _id: 1, a: { $in: ['x'] }, b: { $in: ['x', 'y'] } }, { $set: {} })).toEqual(
      plainDoc({ _id: 1, a: 'x' }),
    );
  });

  it('takes over only _id for a replacement', () => {
    expect(upsert({ _id: 1, a: 2 }, { b: 3 })).toEqual(plainDoc({ _id: 1, b: 3 }));
  });

  it('makes an _id and puts it in front', () => {
    const made = upsert({ a: 1 }, { $set: { b: 2 } });
    expect(made.names).toEqual(['_id', 'a', 'b']);
    expect(made.get('_id')).toBeInstanceOf(ObjectId);
    expect(upsert({ a: 1 }, { $set: { _id: 'given' } })).toEqual(plainDoc({ _id: 'given', a: 1 }));
  });

  it('refuses a filter that fixes a path twice, or an _id that cannot be one', () => {
    expect(() => upsert({ $and: [{ a: 1 }, { a: 2 }] }, { $set: {} })).toThrow(expect.objectContaining({ code: 54 }));
    expect(() => upsert({ a: 1, 'a.b': 2 }, { $set: {} })).toThrow(expect.objectContaining({ code: 54 }));
    expect(() => upsert({ _id: [1] }, { $set: {} })).toThrow(expect.objectContaining({ code: 53 }));
    const pattern = new BSONRegExp('x');
    expect(() => upsert({ _id: { $eq: pattern } }, { $set: {} })).toThrow(expect.objectContaining({ code: 53 }));
    expect(upsert({ _id: 1, a: pattern }, { $set: {} })).toEqual(plainDoc({ _id: 1 }));
    expect(() => upsert({ _id: 1 }, { $set: { _id: 2 } })).toThrow(expect.objectContaining({ code: 66 }));
  });
});
