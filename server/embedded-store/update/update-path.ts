import { StoreError } from '../errors.ts';

/** No document is nested deeper than this, so nothing can ever be there. */
const MAX_NAMES = 200;

/** Cuts the path of an update into its names. @throws StoreError EmptyFieldName */
export function updatePath(text: string): string[] {
  if (text === '') throw new StoreError('EmptyFieldName', 'An empty update path is not valid.');
  const names = text.split('.');
  if (names.length > MAX_NAMES) throw new StoreError('Overflow', `The update path has more than ${MAX_NAMES} parts`);
  if (names.includes('')) {
    throw new StoreError(
      'EmptyFieldName',
      `The update path '${text}' contains an empty field name, which is not allowed.`,
    );
  }
  return names;
}

/** The identifier of `$[id]`, which is '' for `$[]`; undefined for any other name. */
export function filterIdentifier(name: string): string | undefined {
  return name.startsWith('$[') && name.endsWith(']') ? name.slice(2, -1) : undefined;
}

export function isDynamic(name: string): boolean {
  return name === '$' || filterIdentifier(name) !== undefined;
}

/** A place in an array, or undefined when the name is not one. */
export function arrayIndex(name: string): number | undefined {
  return /^\d{1,10}$/.test(name) ? Number(name) : undefined;
}

/** The order in which fields are changed, and in which new ones are appended: places by number, all else by letter. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const left = arrayIndex(a);
  const right = arrayIndex(b);
  if (left !== undefined && right !== undefined) return left - right || a.length - b.length;
  return a < b ? -1 : 1;
}

export function conflict(path: readonly string[], at: readonly string[]): StoreError {
  return new StoreError(
    'ConflictingUpdateOperators',
    `Updating the path '${path.join('.')}' would create a conflict at '${at.join('.')}'`,
  );
}
