import { Doc, MISSING } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';

/**
 * The values at a path as `distinct` sees them: a number in the path means a place in an array and nothing else, and a
 * field whose name is the rest of the path comes before the fields that the path leads through. An array at the end gives
 * its elements.
 */
export function valuesAlong(within: Doc | readonly Value[], path: string, found: (value: Value) => void): void {
  const whole = fieldOf(within, path);
  if (whole !== MISSING) {
    if (Array.isArray(whole)) for (const element of whole) found(element);
    else found(whole);
    return;
  }
  const dot = path.indexOf('.');
  if (dot < 0) return;
  const next = fieldOf(within, path.slice(0, dot));
  const rest = path.slice(dot + 1);
  if (next instanceof Doc || (Array.isArray(next) && /^\d+(\.|$)/.test(rest))) valuesAlong(next, rest, found);
  else if (Array.isArray(next)) {
    for (const element of next) if (element instanceof Doc || Array.isArray(element)) valuesAlong(element, rest, found);
  }
}

function fieldOf(within: Doc | readonly Value[], name: string): Value | Missing {
  if (within instanceof Doc) return within.field(name);
  return /^(0|[1-9]\d{0,9})$/.test(name) && Number(name) < within.length ? within[Number(name)] : MISSING;
}
