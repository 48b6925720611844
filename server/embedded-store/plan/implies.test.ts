import { describe, expect, it } from '@jest/globals';
import type { Value } from '../bson/values.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { conjuncts } from './conditions.ts';
import { implies } from './implies.ts';

const of = (operator: string, operand: Value): Doc => Doc.of({ x: Doc.of({ [operator]: operand }) });
const n = (value: number): Int32 => new Int32(value);

function proves(filter: Doc, demand: Doc): boolean {
  return implies(conjuncts(compileFilter(filter).node), compileFilter(demand).node);
}

describe('implies', () => {
  it('knows that equality and narrower ranges lie inside a range', () => {
    expect(proves(Doc.of({ x: n(5) }), of('$gt', n(4)))).toBe(true);
    expect(proves(of('$gte', n(5)), of('$gt', n(4)))).toBe(true);
    expect(proves(of('$gt', 4.5), of('$gt', n(4)))).toBe(true);
    expect(proves(of('$in', [n(5), n(6)]), of('$gt', n(4)))).toBe(true);
    expect(proves(of('$gt', n(4)), of('$gte', n(4)))).toBe(true);
  });

  it('refuses what may lie outside', () => {
    expect(proves(Doc.of({ x: n(4) }), of('$gt', n(4)))).toBe(false);
    expect(proves(of('$gte', n(4)), of('$gt', n(4)))).toBe(false);
    expect(proves(of('$lt', n(9)), of('$gt', n(4)))).toBe(false);
    expect(proves(Doc.of({ x: 'text' }), of('$gt', n(4)))).toBe(false);
    expect(proves(of('$in', [n(5), n(1)]), of('$gt', n(4)))).toBe(false);
    expect(proves(Doc.of({ y: n(5) }), of('$gt', n(4)))).toBe(false);
  });

  it('takes for existing only what cannot be missing', () => {
    const exists = of('$exists', true);
    expect(proves(Doc.of({ x: n(0) }), exists)).toBe(true);
    expect(proves(of('$gt', ''), exists)).toBe(true);
    expect(proves(Doc.of({ x: null }), exists)).toBe(false);
    expect(proves(of('$in', [n(1), null]), exists)).toBe(false);
    expect(proves(of('$ne', n(1)), exists)).toBe(false);
  });

  it('asks every branch of an $or, and every part of the demand', () => {
    const either = (a: Doc, b: Doc): Doc => Doc.of({ $or: [a, b] });
    expect(proves(either(Doc.of({ x: n(5) }), of('$gt', n(7))), of('$gt', n(4)))).toBe(true);
    expect(proves(either(Doc.of({ x: n(5) }), Doc.of({ y: n(7) })), of('$gt', n(4)))).toBe(false);
    expect(proves(Doc.of({ x: n(5) }), Doc.of({ x: Doc.of({ $gt: n(4), $lt: n(5) }) }))).toBe(false);
  });
});
