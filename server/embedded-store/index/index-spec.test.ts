import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { askedStore, type AskedStore } from '../testing/ask.ts';
import type { Plain } from '../testing/raw-connection.ts';

let store: AskedStore;
beforeAll(async () => {
  store = await askedStore();
});
afterAll(() => store.stop());

const create = (...indexes: Plain[]): Plain => ({ createIndexes: 'c', indexes });

describe('what an index may be', () => {
  const plain = { key: { a: 1 }, name: 'x' };
  const text = { key: { a: 'text' }, name: 'x' };
  const all = { key: { '$**': 1 }, name: 'x' };
  const wide = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`k${i}`, 1]));
  const where = (partialFilterExpression: Plain): Plain => ({ ...plain, partialFilterExpression });
  const codes: readonly [Plain, number][] = [
    [{ ...plain, unique: 'x' }, 14],
    [{ ...plain, sparse: null }, 14],
    [{ ...plain, background: true, dropDups: true, ns: 'x', _id: 1 }, 0],
    [{ ...plain, v: 0 }, 67],
    [{ ...plain, v: 'x' }, 14],
    [{ ...plain, v: new BSON.Double(2.5) }, 2],
    [{ ...plain, v: 1 }, 0],
    [{ ...plain, collation: { locale: 'simple' } }, 0],
    [{ ...plain, collation: { locale: 'en' } }, 2],
    [{ ...plain, collation: {} }, 2],
    [{ ...plain, storageEngine: 1 }, 14],
    [{ ...plain, wildcardProjection: { a: 1 } }, 2],
    [{ ...plain, name: '_id_' }, 2],
    [{ ...plain, key: { _id: -1 } }, 2],
    [{ ...plain, key: wide }, 13103],
    [{ ...plain, key: { ['k'.repeat(2100)]: 1 } }, 67],
    [{ ...plain, key: { $id: 1 } }, 67],
    [{ ...plain, key: { 'a.$id': 1 } }, 0],
    [{ ...plain, key: { a: 'text', b: 'hashed' } }, 67],
    [where({ a: { $in: [1] } }), 67],
    [where({ $and: [{ a: 1 }, { b: 2 }] }), 0],
    [where({ $and: [{ $and: [{ a: 1 }, { b: 1 }] }, { c: 1 }] }), 67],
    [where({ $expr: { $eq: ['$a', 1] } }), 224],
    [where({ $jsonSchema: {} }), 224],
    [where({ $text: { $search: 'x' } }), 2],
    [{ ...all, unique: true }, 67],
    [{ ...all, sparse: true }, 67],
    [{ ...all, expireAfterSeconds: 1 }, 67],
    [{ ...all, key: { '$**': -1 } }, 67],
    [{ ...all, key: { '$**': 1, a: 1 } }, 67],
    [{ ...all, key: { '$**': 'hashed' } }, 67],
    [{ ...all, wildcardProjection: {} }, 9],
    [{ ...all, wildcardProjection: 1 }, 14],
    [{ ...all, wildcardProjection: { a: 1, b: 0 } }, 31254],
    [{ ...all, wildcardProjection: { a: 'x' } }, 51271],
    [{ ...all, key: { 'a.$**': 1 }, wildcardProjection: { b: 1 } }, 9],
    [{ ...text, weights: { a: 0 } }, 67],
    [{ ...text, weights: { a: 100_000 } }, 67],
    [{ ...text, weights: { a: 99_999 } }, 0],
    [{ ...text, weights: { 'b.': 1 } }, 67],
    [{ ...text, weights: 'x' }, 67],
    [{ ...text, language_override: 'a.b' }, 67],
    [{ ...text, textIndexVersion: 4 }, 67],
    [{ ...text, key: { a: 'text', b: 1, c: 'text' } }, 67],
    [{ ...text, key: { b: 2, a: 'text' } }, 67],
  ];
  it.each(codes)('%j', async (spec, code) => {
    await store.fill([{ _id: 1 }]);
    expect(await store.code(create(spec))).toBe(code);
  });

  it('is shown with its options in one order and in their own types', async () => {
    await store.fill([{ _id: 1 }]);
    const options = { expireAfterSeconds: 1.5, sparse: 0, unique: 1, hidden: 0, background: 1 };
    await store.ask(create({ name: 'x', ...options, key: { a: 1 }, v: 1 }));
    const { cursor } = (await store.ask({ listIndexes: 'c' })) as { cursor: { firstBatch: unknown[] } };
    expect(BSON.EJSON.stringify(cursor.firstBatch[1], { relaxed: true })).toBe(
      JSON.stringify({
        v: 1,
        key: { a: 1 },
        name: 'x',
        background: true,
        unique: true,
        sparse: false,
        expireAfterSeconds: 1,
      }),
    );
  });
});

describe('an index beside another', () => {
  const ttl = (expireAfterSeconds: number): Plain => ({ key: { a: 1 }, name: 'a', expireAfterSeconds });
  const partial = (limit: number, name: string): Plain => ({
    key: { a: 1 },
    name,
    partialFilterExpression: { a: { $gt: limit } },
  });
  const pairs: readonly [string, Plain, Plain, number][] = [
    ['the same again', ttl(1), ttl(1), 0],
    ['the same, only hidden or built otherwise', ttl(1), { ...ttl(1), hidden: true, background: true }, 0],
    ['the same name, other options', ttl(1), ttl(2), 85],
    ['the same name, another key', ttl(1), { key: { b: 1 }, name: 'a' }, 86],
    ['the same name, but unique', ttl(1), { ...ttl(1), unique: true }, 86],
    ['another name', ttl(1), { ...ttl(1), name: 'b' }, 85],
    ['another name, and unique', ttl(1), { ...ttl(1), name: 'b', unique: true }, 0],
    ['another name, and sparse', ttl(1), { ...ttl(1), name: 'b', sparse: true }, 0],
    ['of other documents', partial(1, 'x'), partial(2, 'y'), 0],
    ['of the same documents', partial(1, 'x'), partial(1, 'y'), 85],
    [
      'for words, with another beginning',
      { key: { a: 'text' }, name: 'x' },
      { key: { b: 1, a: 'text' }, name: 'y' },
      67,
    ],
  ];
  it.each(pairs)('%s', async (_name, first, second, code) => {
    await store.fill([{ _id: 1 }]);
    expect(await store.code(create(first))).toBe(0);
    expect(await store.code(create(second))).toBe(code);
  });

  it('is not dropped by a key that both have', async () => {
    await store.fill([{ _id: 1 }]);
    await store.ask(create(partial(1, 'x'), partial(2, 'y')));
    expect(await store.code({ dropIndexes: 'c', index: { a: 1 } })).toBe(181);
    expect(await store.code({ dropIndexes: 'c', index: 'x' })).toBe(0);
    expect(await store.code({ dropIndexes: 'c', index: { a: 1 } })).toBe(0);
  });
});
