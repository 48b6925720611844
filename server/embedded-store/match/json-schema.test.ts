import { describe, expect, it } from '@jest/globals';
import { compileFilter } from './compile-filter.ts';
import { plainDoc } from './plain-doc.ts';

function meets(schema: Record<string, unknown>, document: Record<string, unknown>): boolean {
  return compileFilter(plainDoc({ $jsonSchema: schema })).matches(plainDoc(document));
}

describe('$jsonSchema', () => {
  it('asks for fields only by required; other keywords speak of those that exist', () => {
    const schema = { required: ['a'], properties: { a: { bsonType: 'string' }, b: { minimum: 3 } } };
    expect(meets(schema, { a: 'x' })).toBe(true);
    expect(meets(schema, { a: 1 })).toBe(false);
    expect(meets(schema, { b: 5 })).toBe(false);
    expect(meets(schema, { a: 'x', b: 2 })).toBe(false);
    expect(meets(schema, { a: 'x', b: 'not a number' })).toBe(true);
  });

  it('counts, bounds and combines', () => {
    expect(meets({ properties: { a: { type: 'array', items: { enum: [1, 2] }, maxItems: 2 } } }, { a: [1, 2] })).toBe(
      true,
    );
    expect(meets({ properties: { a: { items: { enum: [1, 2] } } } }, { a: [3] })).toBe(false);
    expect(meets({ properties: { a: { minimum: 1, exclusiveMinimum: true } } }, { a: 1 })).toBe(false);
    expect(meets({ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 })).toBe(false);
    expect(meets({ properties: { a: {} }, additionalProperties: false }, { a: 1, b: 1 })).toBe(false);
    expect(meets({ properties: { a: { pattern: '^x', maxLength: 2 } } }, { a: 'xy' })).toBe(true);
  });

  it('refuses keywords that it does not know', () => {
    expect(() => meets({ nope: 1 }, {})).toThrow(expect.objectContaining({ code: 9 }));
  });
});
