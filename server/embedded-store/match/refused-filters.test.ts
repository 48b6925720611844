import { describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { decode } from '../bson/decode.ts';
import { compileFilter } from './compile-filter.ts';

/** The code with which a filter is refused; undefined when it is not. */
function refusal(filter: BSON.Document): number | undefined {
  try {
    compileFilter(decode(Buffer.from(BSON.serialize(filter))));
    return undefined;
  } catch (error) {
    return (error as { code: number }).code;
  }
}

const nested = (depth: number): BSON.Document => (depth === 0 ? { $gt: 1 } : { $not: nested(depth - 1) });

describe('filters at the edge of what is one', () => {
  const cases: readonly [string, BSON.Document, number | undefined][] = [
    ['a reference has both parts', { a: { $ref: 'x', $id: 1 } }, undefined],
    ['one part alone is an unknown operator', { a: { $id: 1 } }, 2],
    ['also in a list', { a: { $in: [{ $ref: 'x' }] } }, 2],
    ['in $elemMatch a part is a field', { a: { $elemMatch: { $id: 1 } } }, undefined],
    ['$size takes no decimals', { a: { $size: BSON.Decimal128.fromString('2') } }, 2],
    ['$all compares documents with $eq', { a: { $all: [{ $eq: 1 }] } }, undefined],
    ['but takes no other operators', { a: { $all: [{ $gt: 1 }] } }, 2],
    ['a remainder that is no number', { a: { $mod: [2, 'x'] } }, 2],
    ['a place is a document or an array', { a: { $near: 1 } }, 2],
    ['depth alone is no reason', { a: nested(150) }, undefined],
  ];
  it.each(cases)('%s', (_name, filter, code) => {
    expect(refusal(filter)).toBe(code);
  });
});
