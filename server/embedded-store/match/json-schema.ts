import { equalValues, compareValues } from '../bson/compare.ts';
import { hashKey } from '../bson/hash-key.ts';
import { Doc, MISSING, isNumber, toNumber, typeName, typeNumber } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { FilterNode } from './filter-node.ts';
import { typesOfAlias } from './parse-types.ts';
import { compilePattern } from './pattern/compile-pattern.ts';

/** Says whether a value meets a schema; a missing field is only the business of `required`. */
type SchemaTest = (value: Value) => boolean;

/** `{$jsonSchema: {…}}` for the document as a whole. */
export function schemaNode(value: Value): FilterNode {
  return { op: 'schema', test: schemaTest(schemaDoc(value, '$jsonSchema')) };
}

function schemaTest(schema: Doc): SchemaTest {
  const tests: SchemaTest[] = [];
  for (const [name, value] of schema) {
    const make = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
    if (make === undefined) throw refused(`Unknown $jsonSchema keyword: ${name}`);
    const test = make(value, schema);
    if (test !== undefined) tests.push(test);
  }
  return (value) => tests.every((test) => test(value));
}

type Keyword = (value: Value, schema: Doc) => SchemaTest | undefined;

/** What JSON Schema draft 4 calls types, in BSON's words. */
const jsonTypes: Readonly<Record<string, string>> = {
  boolean: 'bool',
  number: 'number',
  object: 'object',
  array: 'array',
  string: 'string',
  null: 'null',
};

const keywords: Readonly<Record<string, Keyword>> = {
  title: () => undefined,
  description: () => undefined,
  bsonType: (value) => typeTest(value, (alias) => alias),
  type: (value) =>
    typeTest(value, (alias) => {
      const bson = jsonTypes[alias];
      if (bson === undefined) throw new StoreError('FailedToParse', `Unknown type name alias: ${alias}`);
      return bson;
    }),
  required: (value) => {
    const names = list('required', value).map((name) => text('required', name));
    return whenDoc((doc) => names.every((name) => doc.has(name)));
  },
  properties: (value) => {
    const tests = fieldTests(schemaDoc(value, 'properties'));
    return whenDoc((doc) => tests.every(([name, test]) => meets(doc.field(name), test)));
  },
  patternProperties: (value) => {
    const tests = fieldTests(schemaDoc(value, 'patternProperties')).map(([name, test]) => ({
      name: compilePattern(name, ''),
      test,
    }));
    return whenDoc((doc) =>
      [...doc].every(([name, field]) => tests.every((rule) => !rule.name.test(name) || rule.test(field))),
    );
  },
  additionalProperties: (value, schema) => {
    const test: SchemaTest =
      typeof value === 'boolean' ? () => value : schemaTest(schemaDoc(value, 'additionalProperties'));
    const named = new Set(names(schema, 'properties'));
    const patterns = names(schema, 'patternProperties').map((name) => compilePattern(name, ''));
    return whenDoc((doc) =>
      [...doc].every(
        ([name, field]) => named.has(name) || patterns.some((pattern) => pattern.test(name)) || test(field),
      ),
    );
  },
  minProperties: (value) => whenDoc((doc) => doc.size >= whole('minProperties', value)),
  maxProperties: (value) => whenDoc((doc) => doc.size <= whole('maxProperties', value)),
  enum: (value) => {
    const wanted = new Set(list('enum', value).map(hashKey));
    return (field) => wanted.has(hashKey(field));
  },
  minimum: (value, schema) =>
    bound(value, (order) => order > 0 || (order === 0 && schema.get('exclusiveMinimum') !== true)),
  maximum: (value, schema) =>
    bound(value, (order) => order < 0 || (order === 0 && schema.get('exclusiveMaximum') !== true)),
  exclusiveMinimum: () => undefined,
  exclusiveMaximum: () => undefined,
  multipleOf: (value) => {
    const step = number('multipleOf', value);
    return (field) => !isNumber(field) || toNumber(field) % step === 0;
  },
  minLength: (value) => whenText((field) => [...field].length >= whole('minLength', value)),
  maxLength: (value) => whenText((field) => [...field].length <= whole('maxLength', value)),
  pattern: (value) => {
    const pattern = compilePattern(text('pattern', value), '');
    return whenText((field) => pattern.test(field));
  },
  items: (value, schema) => {
    if (!Array.isArray(value)) {
      const test = schemaTest(schemaDoc(value, 'items'));
      return whenArray((array) => array.every(test));
    }
    const tests = value.map((item) => schemaTest(schemaDoc(item, 'items')));
    const rest = schema.get('additionalItems');
    const others: SchemaTest = rest instanceof Doc ? schemaTest(rest) : () => rest !== false;
    return whenArray((array) => array.every((item, index) => (tests[index] ?? others)(item)));
  },
  additionalItems: () => undefined,
  minItems: (value) => whenArray((array) => array.length >= whole('minItems', value)),
  maxItems: (value) => whenArray((array) => array.length <= whole('maxItems', value)),
  uniqueItems: (value) =>
    value === true ? whenArray((array) => new Set(array.map(hashKey)).size === array.length) : undefined,
  allOf: (value) => {
    const tests = branches('allOf', value);
    return (field) => tests.every((test) => test(field));
  },
  anyOf: (value) => {
    const tests = branches('anyOf', value);
    return (field) => tests.some((test) => test(field));
  },
  oneOf: (value) => {
    const tests = branches('oneOf', value);
    return (field) => tests.filter((test) => test(field)).length === 1;
  },
  not: (value) => {
    const test = schemaTest(schemaDoc(value, 'not'));
    return (field) => !test(field);
  },
};

function typeTest(value: Value, translate: (alias: string) => string): SchemaTest {
  const aliases = (Array.isArray(value) ? value : [value]).map((alias) => translate(text('type', alias)));
  const types = new Set(aliases.flatMap(typesOfAlias));
  return (field) => types.has(typeNumber(field));
}

function fieldTests(fields: Doc): [string, SchemaTest][] {
  return [...fields].map(([name, schema]) => [name, schemaTest(schemaDoc(schema, name))]);
}

function branches(name: string, value: Value): SchemaTest[] {
  return list(name, value).map((branch) => schemaTest(schemaDoc(branch, name)));
}

function bound(limit: Value, accepts: (order: number) => boolean): SchemaTest {
  number('minimum', limit);
  return (field) =>
    !isNumber(field) || equalValues(field, limit)
      ? !isNumber(field) || accepts(0)
      : accepts(compareValues(field, limit));
}

function meets(field: Value | Missing, test: SchemaTest): boolean {
  return field === MISSING || test(field);
}

/** A keyword about documents says nothing about other values; the same for the two below. */
function whenDoc(test: (doc: Doc) => boolean): SchemaTest {
  return (value) => !(value instanceof Doc) || test(value);
}

function whenArray(test: (array: readonly Value[]) => boolean): SchemaTest {
  return (value) => !Array.isArray(value) || test(value);
}

function whenText(test: (value: string) => boolean): SchemaTest {
  return (value) => typeof value !== 'string' || test(value);
}

function names(schema: Doc, keyword: string): string[] {
  const fields = schema.get(keyword);
  return fields instanceof Doc ? fields.names : [];
}

function schemaDoc(value: Value, where: string): Doc {
  if (value instanceof Doc) return value;
  throw new StoreError('TypeMismatch', `$jsonSchema: ${where} must be an object, but found ${typeName(value)}`);
}

function list(name: string, value: Value): Value[] {
  if (!Array.isArray(value)) throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be an array`);
  if (value.length === 0) throw refused(`$jsonSchema keyword '${name}' cannot be an empty array`);
  return value;
}

function text(name: string, value: Value): string {
  if (typeof value === 'string') return value;
  throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be a string`);
}

function number(name: string, value: Value): number {
  if (isNumber(value)) return toNumber(value);
  throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be a number`);
}

function whole(name: string, value: Value): number {
  const size = number(name, value);
  if (!Number.isInteger(size) || size < 0)
    throw refused(`$jsonSchema keyword '${name}' must be a non-negative integer`);
  return size;
}

function refused(message: string): StoreError {
  return new StoreError('FailedToParse', message);
}
