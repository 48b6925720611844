import { Doc } from '../bson/doc.ts';
import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { isNumber, toNumber, typeName } from '../bson/values.ts';
import { refusedSpec } from './refused-spec.ts';

const PLUGINS = new Set(['text', 'hashed', '2d', '2dsphere']);
const MOST_FIELDS = 32;
const LARGEST_BYTES = 2048;
const WILDCARD = '$**';

/** The checked key pattern of a specification. @throws StoreError FailedToParse, TypeMismatch, CannotCreateIndex, 13103 */
export function keyPatternOf(spec: Doc): Doc {
  if (!spec.has('key')) {
    throw refusedSpec('FailedToParse', spec, "The 'key' field is a required property of an index specification");
  }
  const key = spec.get('key');
  if (!(key instanceof Doc)) {
    throw refusedSpec('TypeMismatch', spec, `The field 'key' must be an object, but got ${typeName(key)}`);
  }
  const wrong = keyRefusal(key);
  if (wrong !== undefined) throw refusedSpec('CannotCreateIndex', spec, wrong);
  if (key.size > MOST_FIELDS) throw refusedSpec(13103, spec, 'too many compound keys');
  return key;
}

/** A wildcard stands for all paths, or for all below one; for words it has a meaning of its own. */
export function isWildcard(key: Doc): boolean {
  return [...key].some(([field, direction]) => direction !== 'text' && isWildcardField(field));
}

function isWildcardField(field: string): boolean {
  return field === WILDCARD || field.endsWith(`.${WILDCARD}`);
}

function keyRefusal(key: Doc): string | undefined {
  if (key.size === 0) return 'Index keys cannot be empty.';
  if (encode(key).length > LARGEST_BYTES) return 'Index key pattern too large.';
  if (isWildcard(key) && key.size > 1) return 'wildcard indexes do not allow compounding';
  const plugins = new Set(key.values.filter((direction) => typeof direction === 'string'));
  for (const [field, direction] of key) {
    const wrong = directionRefusal(direction) ?? fieldRefusal(field, direction);
    if (wrong !== undefined) return wrong;
  }
  return plugins.size > 1 ? "Can't use more than one index plugin for a single index." : undefined;
}

function directionRefusal(direction: Value): string | undefined {
  if (isNumber(direction)) {
    const value = toNumber(direction);
    if (value === 0) return 'Values in the index key pattern cannot be 0.';
    return Number.isNaN(value) ? 'Values in the index key pattern cannot be NaN.' : undefined;
  }
  if (typeof direction !== 'string') {
    return `Values in v:2 index key pattern cannot be of type ${typeName(direction)}. Only numbers > 0, numbers < 0, and strings are allowed.`;
  }
  if (!PLUGINS.has(direction)) return `Unknown index plugin '${direction}'`;
  return direction.startsWith('2d') ? 'This store has no geographic indexes' : undefined;
}

function fieldRefusal(field: string, direction: Value): string | undefined {
  if (field === WILDCARD && direction === 'text') return undefined;
  if (!isWildcardField(field)) return pathRefusal(field);
  if (!isNumber(direction)) return `A wildcard index cannot be of the kind '${String(direction)}'`;
  if (toNumber(direction) < 0) return 'A numeric value in a $** index key pattern must be positive.';
  return field === WILDCARD ? undefined : pathRefusal(field.slice(0, -WILDCARD.length - 1));
}

/** Parts of a reference to another document may begin with `$`, but not as the first name. */
function pathRefusal(path: string): string | undefined {
  const names = path.split('.');
  if (names.includes('')) return 'Index keys cannot contain an empty field.';
  const isAllowed = (name: string, at: number): boolean =>
    !name.startsWith('$') || (at > 0 && (name === '$id' || name === '$ref' || name === '$db'));
  return names.every(isAllowed) ? undefined : "Index key contains an illegal field name: field name starts with '$'.";
}
