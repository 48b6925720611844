import { describe, expect, it } from '@jest/globals';
import { Doc, type Value } from '../bson/values.ts';
import { demandModest, demandModestUpdate } from './modest.ts';

const MANY = 10_001;
const fields = (count: number): Doc => {
  const doc = new Doc();
  for (let i = 0; i < count; i++) doc.push(`f${i}`, i);
  return doc;
};
const list = (count: number, each: (i: number) => Value): Value[] => Array.from({ length: count }, (_, i) => each(i));
const deep = (count: number): Doc => (count === 0 ? new Doc() : Doc.of({ a: deep(count - 1) }));

describe('what is compiled', () => {
  it.each<[string, Value]>([
    ['fields', fields(MANY)],
    ['alternatives', Doc.of({ $or: list(MANY, (i) => Doc.of({ a: i })) })],
    ['members of $all', Doc.of({ a: Doc.of({ $all: list(MANY, (i) => i) }) })],
    ['fields in many places', list(200, () => fields(60))],
    ['stages', list(MANY, () => new Doc())],
    ['operands of $in in an expression', Doc.of({ $in: ['$a', list(MANY, () => new Doc())] })],
  ])('is refused when it has very many %s', (_, value) => expect(() => demandModest(value, 'it')).toThrow('parts'));

  it.each<[string, Value]>([
    ['fields, but not that many', fields(9_000)],
    ['values of a list', Doc.of({ a: Doc.of({ $in: list(100_000, (i) => i) }) })],
    ['documents of a list', Doc.of({ a: Doc.of({ $nin: list(50_000, (i) => Doc.of({ i })) }) })],
    ['numbers in an array', [Doc.of({ $set: { a: 1 } as never }), list(100_000, (i) => i)]],
    ['a literal', Doc.of({ a: Doc.of({ $literal: fields(MANY) }) })],
    ['depth, but not that much', deep(150)],
  ])('is taken when it has %s', (_, value) => expect(() => demandModest(value, 'it')).not.toThrow());
});

describe('an update', () => {
  it('may write much, and names few fields', () => {
    const large = Doc.of({
      $set: Doc.of({ a: fields(MANY) }),
      $push: Doc.of({ b: Doc.of({ $each: list(MANY, String) }) }),
    });
    expect(() => demandModestUpdate(large)).not.toThrow();
    expect(() => demandModestUpdate(fields(MANY))).not.toThrow();
    expect(() => demandModestUpdate(Doc.of({ $unset: fields(MANY) }))).toThrow('parts');
    expect(() => demandModestUpdate([Doc.of({ $set: fields(MANY) })])).toThrow('parts');
  });
});
