import { Doc, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { bad } from './filter-parts.ts';
import type { FilterNode } from './filter-node.ts';

const OPTIONS = ['$search', '$language', '$caseSensitive', '$diacriticSensitive'];

/** `{$text: {$search: 'words', …}}`. */
export function parseText(value: Value): FilterNode {
  if (!(value instanceof Doc)) throw bad('$text expects an object');
  for (const name of value.names) if (!OPTIONS.includes(name)) throw bad('extra fields in $text');
  const search = value.get('$search');
  if (search === undefined) throw new StoreError('NoSuchKey', 'Missing expected field "$search"');
  if (typeof search !== 'string') {
    throw new StoreError('TypeMismatch', `"$search" had the wrong type. Expected string, found ${typeName(search)}`);
  }
  const language = value.get('$language');
  if (language !== undefined && typeof language !== 'string') {
    throw new StoreError(
      'TypeMismatch',
      `"$language" had the wrong type. Expected string, found ${typeName(language)}`,
    );
  }
  return {
    op: 'text',
    search,
    ...(language !== undefined && { language }),
    caseSensitive: flag(value, '$caseSensitive'),
    diacriticSensitive: flag(value, '$diacriticSensitive'),
  };
}

function flag(options: Doc, name: string): boolean {
  const value = options.get(name);
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw new StoreError('TypeMismatch', `"${name}" had the wrong type. Expected bool, found ${typeName(value)}`);
}
