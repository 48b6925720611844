import { Doc, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { createAt, replaceAt } from './spot.ts';
import type { Run, Spot } from './spot.ts';
import type { Step } from './change-log.ts';
import type { Place } from './place.ts';

/** `$rename`: sets the value at its new path, then takes it from the old one. Neither may lie in an array. */
export function moveValue(source: readonly string[], target: Spot, run: Run): boolean {
  const from = find(source, run);
  if (from === undefined) return false;
  if (isInArray(from))
    throw new StoreError('BadValue', `The source field cannot be an array element, '${source.join('.')}'`);
  if (isInArray(target.place) || (target.missing.length > 0 && Array.isArray(target.place.value))) {
    throw new StoreError('BadValue', 'The destination field cannot be an array element');
  }
  const { value } = from;
  if (target.missing.length > 0) createAt(target, value);
  else replaceAt(target, { value });
  const steps: Step[] = source.map((name) => ({ name, inArray: false }));
  const now = find(source, run);
  if (now !== undefined) replaceAt({ place: now, steps, missing: [], log: target.log }, 'removed');
  return true;
}

/** @throws StoreError PathNotViable when the path leads through a value that can have no fields */
function find(path: readonly string[], run: Run): Place | undefined {
  let place: Place = run.tree.root;
  for (const name of path) {
    const next = place.child(name);
    if (next === undefined) {
      const { value } = place;
      if (value instanceof Doc || (Array.isArray(value) && /^\d+$/.test(name))) return undefined;
      throw new StoreError(
        'PathNotViable',
        `cannot use the part (${name}) of (${path.join('.')}) to traverse the element of type ${typeName(value)}`,
      );
    }
    place = next;
  }
  return place;
}

function isInArray(place: Place): boolean {
  for (let above = place.parent; above !== undefined; above = above.parent) if (Array.isArray(above.value)) return true;
  return false;
}
