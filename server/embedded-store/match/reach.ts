import { Doc, MISSING } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';

/** A dotted path, cut into its names. */
export type Path = readonly string[];

export function cutPath(path: string): Path {
  return path.split('.');
}

/**
 * Looks at one value that a path reaches; `index` is its place in the outermost array that was opened on the way.
 * True ends the walk.
 */
export type Visit = (value: Value | Missing, index: number | undefined) => boolean;

/**
 * Visits what a filter's path reaches in a document, in MongoDB's order: documents inside an array on the way are
 * entered one by one, and a number in the path also means a place in that array; at the end of the path an array's
 * elements come first (when `opensLast`), then the array itself.
 */
export function reach(document: Doc, path: Path, at: number, opensLast: boolean, visit: Visit): boolean {
  let value = document.field(path[at] ?? '');
  let next = at + 1;
  while (next < path.length && value instanceof Doc) value = value.field(path[next++] ?? '');
  if (Array.isArray(value)) return reachInArray(value, path, next, opensLast, visit);
  return visit(next < path.length ? MISSING : value, undefined);
}

function reachInArray(array: readonly Value[], path: Path, at: number, opensLast: boolean, visit: Visit): boolean {
  if (at === path.length) {
    if (opensLast) for (let i = 0; i < array.length; i++) if (visit(array[i], i)) return true;
    return visit(array as Value[], undefined);
  }
  const place = path[at] ?? '';
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    // The outermost place wins: this is the one that the positional operator means.
    if (element instanceof Doc && reach(element, path, at, opensLast, (value) => visit(value, i))) return true;
    if (place === String(i) && reachPlace(element, i, path, at + 1, opensLast, visit)) return true;
  }
  return false;
}

/** The path names this very element by its place. */
function reachPlace(element: Value, index: number, path: Path, at: number, opensLast: boolean, visit: Visit): boolean {
  if (at === path.length) return visit(element, index);
  if (element instanceof Doc) return reach(element, path, at, opensLast, visit);
  return Array.isArray(element) && reachInArray(element, path, at, opensLast, visit);
}

/** An array as a document whose names are the places, as `$elemMatch` looks at arrays inside arrays. */
export function arrayAsDoc(array: readonly Value[]): Doc {
  return new Doc(
    array.map((_, index) => String(index)),
    array.slice(),
  );
}
