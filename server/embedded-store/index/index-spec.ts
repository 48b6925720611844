import { Doc } from '../bson/doc.ts';
import { Int32, isNumber, isTruthy, toNumber, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { keyPatternOf } from './key-pattern.ts';
import { checkPartial } from './partial-spec.ts';
import { refusedSpec } from './refused-spec.ts';
import { showDoc } from './show-value.ts';
import { keptOptions, versionOf } from './spec-options.ts';
import { normalizeText } from './text-spec.ts';
import { ttlOf } from './ttl-spec.ts';
import { checkWildcard } from './wildcard-spec.ts';

const ID_OPTIONS: ReadonlySet<string> = new Set(['key', 'name', 'v', 'ns', '_id', 'collation']);

/**
 * Checks an index specification as a client sends it and brings it into the form in which `listIndexes` shows it.
 * @throws StoreError CannotCreateIndex, FailedToParse, InvalidIndexSpecificationOption, TypeMismatch, BadValue
 */
export function normalizeSpec(spec: Doc): Doc {
  const key = keyPatternOf(spec);
  const name = nameOf(spec);
  const options = keptOptions(spec);
  const version = versionOf(spec);
  if (isIdKey(key)) return idSpec(spec, key);
  if (name === '_id_') {
    throw refusedSpec('BadValue', spec, "The index name '_id_' is reserved for the index on _id");
  }
  const normal = new Doc(['v', 'key', 'name'], [version, key, name]);
  for (const [option, value] of options)
    normal.push(option, option === 'expireAfterSeconds' ? ttlOf(spec, key) : value);
  checkPartial(spec);
  checkHashed(spec, key);
  checkWildcard(spec, key);
  return key.values.includes('text') ? normalizeText(normal, key) : normal;
}

function nameOf(spec: Doc): string {
  const name = spec.get('name');
  if (!spec.has('name')) {
    throw refusedSpec('FailedToParse', spec, "The 'name' field is a required property of an index specification");
  }
  if (typeof name !== 'string') {
    throw refusedSpec('TypeMismatch', spec, `The field 'name' must be a string, but got ${typeName(name)}`);
  }
  if (name === '') throw refusedSpec('CannotCreateIndex', spec, 'index name cannot be empty');
  if (name === '*') throw new StoreError('BadValue', "The index name '*' is not valid.");
  if (name.includes('\0')) throw refusedSpec('CannotCreateIndex', spec, 'index name cannot contain NUL bytes');
  return name;
}

/** Backwards it would be the same index, but is not taken for it. */
function isIdKey(key: Doc): boolean {
  const direction = key.get('_id');
  return key.size === 1 && isNumber(direction) && Math.abs(Math.trunc(toNumber(direction))) === 1;
}

/** The index on `_id` exists already, whatever name is asked for. */
function idSpec(spec: Doc, key: Doc): Doc {
  const [direction] = key.values;
  if (!isNumber(direction) || toNumber(direction) !== 1) {
    throw refusedSpec('BadValue', spec, `The field 'key' for an _id index must be {_id: 1}, but got ${showDoc(key)}`);
  }
  const odd = spec.names.find((name) => !ID_OPTIONS.has(name));
  if (odd !== undefined) {
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      `The field '${odd}' is not valid for an _id index specification. Specification: ${showDoc(spec)}`,
    );
  }
  return new Doc(['v', 'key', 'name'], [new Int32(2), key, '_id_']);
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
