import { Doc, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { ChangeLog, Step } from './change-log.ts';
import type { ModifierScope, Outcome } from './modifier.ts';
import type { Place, Tree } from './place.ts';
import { checkDepth, checkImmutable, checkNewField } from './storable.ts';
import { arrayIndex } from './update-path.ts';

/** What one application of an update carries along. */
export interface Run {
  readonly tree: Tree;
  readonly scope: Omit<ModifierScope, 'path'>;
  readonly inserting: boolean;
  /** The array index that `$` stands for; asked only when it occurs. */
  readonly position: () => number | undefined;
}

/** Where the walk stands: `place` is the last value on the path that exists, `missing` are the names beyond it. */
export interface Spot {
  readonly place: Place;
  readonly steps: readonly Step[];
  readonly missing: readonly string[];
  /** Left out where an array above is told as a whole. */
  readonly log: ChangeLog | undefined;
}

/** Makes the missing names, documents all but the last, and puts the value there. */
export function createAt(spot: Spot, value: Value): void {
  checkViable(spot);
  const [first, ...rest] = spot.missing;
  if (first === undefined) return;
  checkImmutable(spot.steps);
  checkNewField(spot.steps, first);
  checkDepth(value, spot.steps.length + spot.missing.length);
  let made: Value = value;
  for (const name of rest.toReversed()) made = new Doc([name], [made]);
  const inArray = Array.isArray(spot.place.value);
  spot.place.append(first, made);
  spot.log?.add([...spot.steps, { name: first, inArray }], 'created');
}

/** No more than this many nulls are put in to reach a place beyond the end of an array. */
const MAX_GAP = 1_500_000;

/** @throws StoreError PathNotViable when nothing can ever be at the missing path */
export function checkViable({ place, missing }: Spot): void {
  const { value } = place;
  const first = missing[0] ?? '';
  if (value instanceof Doc) return;
  const index = Array.isArray(value) ? arrayIndex(first) : undefined;
  if (!Array.isArray(value) || index === undefined) {
    throw new StoreError('PathNotViable', `Cannot create field '${first}' in element of type ${typeName(value)}`);
  }
  if (index - value.length > MAX_GAP) {
    throw new StoreError('CannotBackfillArray', `can't backfill more than ${MAX_GAP} elements`);
  }
}

/** Puts what an operator made of a value in its place, and tells the change. */
export function replaceAt(spot: Spot, outcome: NonNullable<Outcome>): void {
  checkImmutable(spot.steps);
  if (outcome === 'removed') {
    spot.place.remove();
    spot.log?.add(spot.steps, spot.steps.at(-1)?.inArray === true ? 'updated' : 'removed');
    return;
  }
  const { value, appendedFrom } = outcome;
  checkDepth(value, spot.steps.length);
  spot.place.set(value);
  if (appendedFrom === undefined || !Array.isArray(value)) {
    spot.log?.add(spot.steps, 'updated');
    return;
  }
  for (let i = appendedFrom; i < value.length; i++) {
    spot.log?.add([...spot.steps, { name: String(i), inArray: true }], 'created');
  }
}

export function pathOf({ steps, missing }: Spot): string {
  return [...steps.map((step) => step.name), ...missing].join('.');
}
