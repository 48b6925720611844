import { equalValues, compareValues } from '../bson/compare.ts';
import { hashKey } from '../bson/hash-key.ts';
import { Doc, MISSING, isNumber, toNumber, typeNumber } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { FilterNode } from './filter-node.ts';
import { distinct, fieldNames, flag, list, number, refused, schemaDoc, text, whole } from './json-schema-values.ts';
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
  title: (value) => void text('title', value),
  description: (value) => void text('description', value),
  bsonType: (value, schema) => {
    if (schema.has('type')) throw refused("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    return typeTest(value, (alias) => alias);
  },
  type: (value) => typeTest(value, bsonAlias),
  required: (value) => {
    const wanted = fieldNames('required', value);
    return whenDoc((doc) => wanted.every((name) => doc.has(name)));
  },
  dependencies: (value) => {
    const tests = [...schemaDoc(value, 'dependencies')].map(([name, needed]) => [name, dependency(needed)] as const);
    return whenDoc((doc) => tests.every(([name, test]) => !doc.has(name) || test(doc)));
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
  minProperties: (value) => {
    const size = whole('minProperties', value);
    return whenDoc((doc) => doc.size >= size);
  },
  maxProperties: (value) => {
    const size = whole('maxProperties', value);
    return whenDoc((doc) => doc.size <= size);
  },
  enum: (value) => {
    const wanted = distinct('enum', list('enum', value).map(hashKey));
    return (field) => wanted.has(hashKey(field));
  },
  minimum: (value, schema) =>
    bound(value, (order) => order > 0 || (order === 0 && schema.get('exclusiveMinimum') !== true)),
  maximum: (value, schema) =>
    bound(value, (order) => order < 0 || (order === 0 && schema.get('exclusiveMaximum') !== true)),
  exclusiveMinimum: (value, schema) => demandFlagBeside('exclusiveMinimum', value, 'minimum', schema),
  exclusiveMaximum: (value, schema) => demandFlagBeside('exclusiveMaximum', value, 'maximum', schema),
  multipleOf: (value) => {
    const step = number('multipleOf', value);
    if (!(step > 0)) throw refused("$jsonSchema keyword 'multipleOf' must have a positive value");
    return (field) => !isNumber(field) || toNumber(field) % step === 0;
  },
  minLength: (value) => {
    const size = whole('minLength', value);
    return whenText((field) => [...field].length >= size);
  },
  maxLength: (value) => {
    const size = whole('maxLength', value);
    return whenText((field) => [...field].length <= size);
  },
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
  additionalItems: (value) => {
    if (typeof value !== 'boolean') schemaTest(schemaDoc(value, 'additionalItems'));
    return undefined;
  },
  minItems: (value) => {
    const size = whole('minItems', value);
    return whenArray((array) => array.length >= size);
  },
  maxItems: (value) => {
    const size = whole('maxItems', value);
    return whenArray((array) => array.length <= size);
  },
  uniqueItems: (value) =>
    flag('uniqueItems', value) ? whenArray((array) => new Set(array.map(hashKey)).size === array.length) : undefined,
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
  const aliases = Array.isArray(value) ? fieldNames('type', value) : [text('type', value)];
  const types = new Set(aliases.map(translate).flatMap(typesOfAlias));
  return (field) => types.has(typeNumber(field));
}

function bsonAlias(alias: string): string {
  if (alias === 'integer') throw refused("$jsonSchema type 'integer' is not supported");
  const bson = Object.hasOwn(jsonTypes, alias) ? jsonTypes[alias] : undefined;
  if (bson === undefined) throw new StoreError('BadValue', `Unknown type name alias: ${alias}`);
  return bson;
}

/** What a document must be like that has a certain field: have others, or meet a schema. */
function dependency(needed: Value): SchemaTest {
  if (!Array.isArray(needed)) return schemaTest(schemaDoc(needed, 'dependencies'));
  const wanted = fieldNames('dependencies', needed);
  return whenDoc((doc) => wanted.every((name) => doc.has(name)));
}

function demandFlagBeside(name: string, value: Value, other: string, schema: Doc): undefined {
  flag(name, value);
  if (!schema.has(other)) throw refused(`$jsonSchema keyword '${other}' must be present if '${name}' is`);
  return undefined;
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
