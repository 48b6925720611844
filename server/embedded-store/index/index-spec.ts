import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { Int32, isNumber, isTruthy, toNumber, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { checkPartial } from './partial-spec.ts';
import { showDoc, showValue } from './show-value.ts';
import { normalizeText } from './text-spec.ts';

/** Options that a specification may carry; those marked false are accepted and not kept. */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ['v', false],
  ['key', false],
  ['name', false],
  ['ns', false],
  ['background', false],
  ['unique', true],
  ['sparse', true],
  ['hidden', true],
  ['partialFilterExpression', true],
  ['expireAfterSeconds', true],
  ['weights', true],
  ['default_language', true],
  ['language_override', true],
  ['textIndexVersion', true],
  ['wildcardProjection', true],
  ['storageEngine', true],
  ['2dsphereIndexVersion', true],
  ['collation', true],
]);

const ID_OPTIONS: ReadonlySet<string> = new Set(['key', 'name', 'v', 'ns', 'collation']);

/**
 * Checks an index specification as a client sends it and brings it into the form in which `listIndexes` shows it.
 * @throws StoreError CannotCreateIndex, FailedToParse, InvalidIndexSpecificationOption, TypeMismatch, BadValue
 */
export function normalizeSpec(spec: Doc): Doc {
  const key = keyOf(spec);
  const name = nameOf(spec);
  for (const option of spec.names) {
    if (!OPTIONS.has(option)) throw unknownOption(option, spec);
  }
  if (isIdKey(key)) return idSpec(spec, key);
  const normal = new Doc(['v', 'key', 'name'], [new Int32(2), key, name]);
  for (const [option, value] of spec.entries()) {
    if (OPTIONS.get(option) === true && keeps(option, value)) normal.push(option, value);
  }
  checkPartial(spec);
  checkTtl(spec, key);
  checkHashed(spec, key);
  return key.values.includes('text') ? normalizeText(normal, key) : normal;
}

/** `hidden: false` and the like say nothing. */
function keeps(option: string, value: Value): boolean {
  if (option === 'hidden' || option === 'sparse' || option === 'unique') return isTruthy(value);
  return option !== 'collation';
}

function keyOf(spec: Doc): Doc {
  if (!spec.has('key'))
    throw failed('FailedToParse', spec, "The 'key' field is a required property of an index specification");
  const key = spec.get('key');
  if (!(key instanceof Doc))
    throw failed('TypeMismatch', spec, `The field 'key' must be an object, but got ${typeName(key)}`);
  if (key.size === 0) throw failed('CannotCreateIndex', spec, 'Index keys cannot be empty.');
  for (const [field, direction] of key.entries()) {
    checkDirection(spec, direction);
    checkField(spec, field);
  }
  return key;
}

const PLUGINS = new Set(['text', 'hashed', '2d', '2dsphere']);

function checkDirection(spec: Doc, direction: Value): void {
  if (isNumber(direction)) {
    const value = toNumber(direction);
    if (value === 0) throw failed('CannotCreateIndex', spec, 'Values in the index key pattern cannot be 0.');
    if (Number.isNaN(value)) throw failed('CannotCreateIndex', spec, 'Values in the index key pattern cannot be NaN.');
    return;
  }
  if (typeof direction !== 'string') {
    throw failed(
      'CannotCreateIndex',
      spec,
      `Values in v:2 index key pattern cannot be of type ${typeName(direction)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
    );
  }
  if (!PLUGINS.has(direction)) throw failed('CannotCreateIndex', spec, `Unknown index plugin '${direction}'`);
  if (direction.startsWith('2d')) throw failed('CannotCreateIndex', spec, 'This store has no geographic indexes');
}

function checkField(spec: Doc, field: string): void {
  if (field === '$**' || field.endsWith('.$**')) return;
  const parts = field.split('.');
  if (parts.includes('')) throw failed('CannotCreateIndex', spec, 'Index keys cannot contain an empty field.');
  if (parts.some((part) => part.startsWith('$') && part !== '$id' && part !== '$ref' && part !== '$db')) {
    throw failed('CannotCreateIndex', spec, "Index key contains an illegal field name: field name starts with '$'.");
  }
}

function nameOf(spec: Doc): string {
  const name = spec.get('name');
  if (!spec.has('name'))
    throw failed('FailedToParse', spec, "The 'name' field is a required property of an index specification");
  if (typeof name !== 'string')
    throw failed('TypeMismatch', spec, `The field 'name' must be a string, but got ${typeName(name)}`);
  if (name === '') throw failed('CannotCreateIndex', spec, 'index name cannot be empty');
  if (name === '*') throw new StoreError('BadValue', "The index name '*' is not valid.");
  if (name.includes('\0')) throw failed('CannotCreateIndex', spec, 'index name cannot contain NUL bytes');
  return name;
}

function isIdKey(key: Doc): boolean {
  const direction = key.get('_id');
  return key.size === 1 && isNumber(direction) && toNumber(direction) === 1;
}

/** The index on `_id` exists already, whatever name is asked for. */
function idSpec(spec: Doc, key: Doc): Doc {
  const odd = spec.names.find((name) => !ID_OPTIONS.has(name));
  if (odd !== undefined) {
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      `The field '${odd}' is not valid for an _id index specification. Specification: ${showDoc(spec)}`,
    );
  }
  return new Doc(['v', 'key', 'name'], [new Int32(2), key, '_id_']);
}

function checkTtl(spec: Doc, key: Doc): void {
  if (!spec.has('expireAfterSeconds')) return;
  const seconds = spec.get('expireAfterSeconds');
  const refuse = (why: string): StoreError =>
    new StoreError('CannotCreateIndex', `${why} Index spec: ${showDoc(spec)}`);
  if (!isNumber(seconds)) {
    throw refuse(
      `TTL index 'expireAfterSeconds' option must be numeric, but received a type of '${typeName(seconds)}'.`,
    );
  }
  const value = toNumber(seconds);
  if (value < 0) throw refuse("TTL index 'expireAfterSeconds' option cannot be less than 0.");
  if (value > 0x7fffffff) throw refuse("TTL index 'expireAfterSeconds' option must be within an acceptable range.");
  if (key.size > 1) throw refuse('TTL indexes are single-field indexes, compound indexes do not support TTL.');
}

function checkHashed(spec: Doc, key: Doc): void {
  const hashed = key.values.filter((kind) => kind === 'hashed').length;
  if (hashed === 0) return;
  if (hashed > 1) {
    throw new StoreError(
      31303,
      "A maximum of one index field is allowed to be hashed but found 2 for 'key' " + showDoc(key),
    );
  }
  if (isTruthy(spec.get('unique'))) {
    throw new StoreError(16764, 'Currently hashed indexes cannot guarantee uniqueness. Use a regular index.');
  }
}

function unknownOption(option: string, spec: Doc): StoreError {
  return failed(
    'InvalidIndexSpecificationOption',
    spec,
    `The field '${option}' is not valid for an index specification. Specification: ${showValue(spec)}`,
  );
}

function failed(code: ConstructorParameters<typeof StoreError>[0], spec: Doc, why: string): StoreError {
  return new StoreError(code, `Error in specification ${showDoc(spec)} :: caused by :: ${why}`);
}
