import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { Int32, isNumber, isTruthy, toNumber, typeName } from '../bson/values.ts';
import type { StoreError } from '../errors.ts';
import { refusedSpec } from './refused-spec.ts';
import { showValue } from './show-value.ts';

type Kind = 'bool' | 'object' | 'whole' | 'double' | 'any';

/** What a specification may say beside its key, in the order in which `listIndexes` shows it; false is not kept. */
const OPTIONS: ReadonlyMap<string, Kind | false> = new Map<string, Kind | false>([
  ['v', false],
  ['key', false],
  ['name', false],
  ['ns', false],
  ['_id', false],
  ['dropDups', false],
  ['background', 'bool'],
  ['unique', 'bool'],
  ['hidden', 'bool'],
  ['partialFilterExpression', 'object'],
  ['sparse', 'bool'],
  ['expireAfterSeconds', 'any'],
  ['storageEngine', 'object'],
  ['weights', 'any'],
  ['default_language', 'any'],
  ['language_override', 'any'],
  ['textIndexVersion', 'any'],
  ['2dsphereIndexVersion', 'whole'],
  ['bits', 'whole'],
  ['min', 'double'],
  ['max', 'double'],
  ['bucketSize', 'double'],
  ['collation', false],
  ['wildcardProjection', 'object'],
  ['coarsestIndexedLevel', 'whole'],
  ['finestIndexedLevel', 'whole'],
]);

/** Those that are only kept when they say something. */
const ONLY_TRUE = new Set(['unique', 'hidden']);

/** The options that are kept, in their order and types. @throws StoreError for unknown ones and wrong types */
export function keptOptions(spec: Doc): [string, Value][] {
  for (const option of spec.names) if (!OPTIONS.has(option)) throw unknownOption(option, spec);
  demandCollation(spec);
  demandStorageEngine(spec);
  const kept: [string, Value][] = [];
  for (const [option, kind] of OPTIONS) {
    if (kind === false || !spec.has(option)) continue;
    const value = asKind(spec, option, kind);
    if (!ONLY_TRUE.has(option) || value === true) kept.push([option, value]);
  }
  return kept;
}

/** The specification without what nobody knows. */
export function knownOptions(spec: Doc): Doc {
  const known = new Doc();
  for (const [option, value] of spec) if (OPTIONS.has(option)) known.push(option, value);
  return known;
}

/** 1 is older and differs in nothing here; the specification is shown with the version that was asked for. */
export function versionOf(spec: Doc): Int32 {
  if (!spec.has('v')) return new Int32(2);
  const version = spec.get('v');
  if (!isNumber(version)) throw wrongType(spec, 'v', 'a number');
  const number = toNumber(version);
  if (!Number.isInteger(number) || Math.abs(number) > 0x7fffffff) {
    throw refusedSpec('BadValue', spec, 'Index version must be representable as a 32-bit integer');
  }
  if (number !== 1 && number !== 2) {
    throw refusedSpec('CannotCreateIndex', spec, `cannot create an index with v=${number}`);
  }
  return new Int32(number);
}

function asKind(spec: Doc, option: string, kind: Kind): Value {
  const value = spec.get(option);
  switch (kind) {
    case 'bool':
      if (typeof value !== 'boolean' && !isNumber(value)) throw wrongType(spec, option, 'a boolean');
      return isTruthy(value);
    case 'object':
      if (!(value instanceof Doc)) throw wrongType(spec, option, 'an object');
      return value;
    case 'whole':
    case 'double':
      if (!isNumber(value)) throw wrongType(spec, option, 'a number');
      return kind === 'double' ? toNumber(value) : new Int32(Math.trunc(toNumber(value)));
    case 'any':
      return value;
  }
}

/** Values are compared by their bytes only; the collation that says so is none. */
function demandCollation(spec: Doc): void {
  if (!spec.has('collation')) return;
  const collation = spec.get('collation');
  if (!(collation instanceof Doc)) throw wrongType(spec, 'collation', 'an object');
  if (collation.size === 0) throw refusedSpec('BadValue', spec, "The field 'collation' cannot be an empty object.");
  if (collation.size === 1 && collation.get('locale') === 'simple') return;
  throw refusedSpec('BadValue', spec, 'collation is not supported by the embedded store');
}

function demandStorageEngine(spec: Doc): void {
  const engines = spec.get('storageEngine');
  if (!(engines instanceof Doc)) return;
  if (engines.size === 0 || !engines.values.every((value) => value instanceof Doc)) {
    throw refusedSpec('BadValue', spec, "Empty 'storageEngine' options are invalid.");
  }
}

function wrongType(spec: Doc, option: string, wanted: string): StoreError {
  const found = typeName(spec.get(option));
  return refusedSpec('TypeMismatch', spec, `The field '${option}' must be ${wanted}, but got ${found}`);
}

function unknownOption(option: string, spec: Doc): StoreError {
  return refusedSpec(
    'InvalidIndexSpecificationOption',
    spec,
    `The field '${option}' is not valid for an index specification. Specification: ${showValue(spec)}`,
  );
}
