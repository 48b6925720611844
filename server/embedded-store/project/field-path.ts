import { StoreError } from '../errors.ts';

/** No document is nested deeper than this. */
const MAX_NAMES = 200;

/** The fields of a reference to another document are the only ones that may begin with `$`. */
const REFERENCE_PARTS = new Set(['$id', '$ref', '$db']);

/** Cuts a dotted path of a projection into its names. @throws StoreError with the code that names what is wrong with it */
export function fieldPath(path: string): string[] {
  if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new StoreError(40353, "FieldPath must not end with a '.'.");
  const names = path.split('.');
  if (names.length > MAX_NAMES) throw new StoreError('Overflow', `FieldPath has more than ${MAX_NAMES} parts`);
  for (const name of names) {
    if (name === '') throw new StoreError(15998, 'FieldPath field names may not be empty strings.');
    if (name.startsWith('$') && !REFERENCE_PARTS.has(name)) {
      throw new StoreError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    }
    if (name.includes('\0')) throw new StoreError(16411, 'FieldPath field names may not contain null bytes.');
  }
  return names;
}
