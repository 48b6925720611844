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

  it('asks for fields beside others', () => {
    expect(meets({ dependencies: { a: ['b'] } }, { a: 1 })).toBe(false);
    expect(meets({ dependencies: { a: ['b'] } }, { c: 1 })).toBe(true);
    expect(meets({ dependencies: { a: { required: ['c'] } } }, { a: 1, c: 1 })).toBe(true);
  });

  it.each([
    [{ required: ['a', 'a'] }, 9],
    [{ title: 1 }, 14],
    [{ type: 'string', bsonType: 'string' }, 9],
    [{ type: 'int' }, 2],
    [{ type: 'integer' }, 9],
    [{ bsonType: [] }, 9],
    [{ exclusiveMinimum: true }, 9],
    [{ minimum: 1, exclusiveMinimum: 1 }, 14],
    [{ multipleOf: 0 }, 9],
    [{ enum: [1, 1] }, 9],
    [{ uniqueItems: 1 }, 14],
    [{ additionalItems: 1 }, 14],
    [{ minLength: -1 }, 9],
    [{ dependencies: { a: 1 } }, 14],
    [{ dependencies: { a: [] } }, 9],
  ])('refuses %j with code %i before it meets a document', (schema, code) => {
    expect(() => compileFilter(plainDoc({ $jsonSchema: schema }))).toThrow(expect.objectContaining({ code }));
  });

  it('refuses keywords that it does not know', () => {
    expect(() => meets({ nope: 1 }, {})).toThrow(expect.objectContaining({ code: 9 }));
  });
});
