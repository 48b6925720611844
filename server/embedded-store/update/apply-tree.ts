import { typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Modifier, ModifierScope } from './modifier.ts';
import { moveValue } from './move-value.ts';
import { checkViable, createAt, pathOf, replaceAt } from './spot.ts';
import type { Run, Spot } from './spot.ts';
import { compareNames } from './update-path.ts';
import { mergeNodes } from './update-tree.ts';
import type { ArrayNode, ObjectNode, UpdateNode } from './update-tree.ts';

/** Applies a part of the update. @returns whether anything changed */
export function applyNode(node: UpdateNode, spot: Spot, run: Run): boolean {
  switch (node.kind) {
    case 'object':
      return applyObject(node, spot, run);
    case 'array':
      return applyArray(node, spot, run);
    case 'modifier':
      if (node.modifier.onlyOnInsert === true && !run.inserting) return false;
      return spot.missing.length > 0 ? createValue(node.modifier, spot, run) : changeValue(node.modifier, spot, run);
    case 'rename':
      return moveValue(node.source, spot, run);
    case 'reserved':
      return false;
  }
}

function applyObject(node: ObjectNode, start: Spot, run: Run): boolean {
  let changed = false;
  let spot = start;
  for (const [name, child] of childrenOf(node, spot, run)) {
    // What an earlier child created is there for the later ones.
    if (changed) spot = advance(spot);
    if (applyNode(child, enter(spot, name), run)) changed = true;
  }
  return changed;
}

/** One name further: into the value of that name, or to one more that is missing. */
function enter({ place, steps, missing, log }: Spot, name: string): Spot {
  const next = missing.length === 0 ? place.child(name) : undefined;
  if (next === undefined) return { place, steps, missing: [...missing, name], log };
  return { place: next, steps: [...steps, { name, inArray: Array.isArray(place.value) }], missing, log };
}

/** Walks on over names that exist by now. */
function advance(spot: Spot): Spot {
  let reached: Spot = { place: spot.place, steps: spot.steps, missing: [], log: spot.log };
  for (const name of spot.missing) reached = enter(reached, name);
  return reached;
}

function childrenOf(node: ObjectNode, spot: Spot, run: Run): Iterable<readonly [string, UpdateNode]> {
  if (node.positional === undefined) return node.children;
  const position = run.position();
  if (position === undefined) {
    throw new StoreError('BadValue', 'The positional operator did not find the match needed from the query.');
  }
  const name = String(position);
  const at = [...spot.steps.map((step) => step.name), ...spot.missing, name];
  const known = node.children.get(name);
  const merged = known === undefined ? node.positional : mergeNodes(known, node.positional, at);
  return [...new Map(node.children).set(name, merged)].toSorted(([a], [b]) => compareNames(a, b));
}

function applyArray(node: ArrayNode, spot: Spot, run: Run): boolean {
  const { place, steps } = spot;
  const path = pathOf(spot);
  if (spot.missing.length > 0) {
    throw new StoreError('BadValue', `The path '${path}' must exist in the document in order to apply array updates.`);
  }
  const array = place.value;
  if (!Array.isArray(array)) {
    throw new StoreError('BadValue', `Cannot apply array updates to non-array element ${path}: ${typeName(array)}`);
  }
  const chosen = chooseElements(node, array, path);
  // One chosen element tells its own changes; of several that change, the array is told as a whole.
  const log = chosen.length === 1 ? spot.log : undefined;
  const changed = chosen.filter(({ index, child }) => {
    const element = place.child(String(index));
    if (element === undefined) return false;
    const step = { name: String(index), inArray: true };
    return applyNode(child, { place: element, steps: [...steps, step], missing: [], log }, run);
  });
  const [first] = changed;
  if (first === undefined) return false;
  if (chosen.length > 1) {
    spot.log?.add(changed.length > 1 ? steps : [...steps, { name: String(first.index), inArray: true }], 'updated');
  }
  return true;
}

function chooseElements(
  node: ArrayNode,
  array: readonly Value[],
  path: string,
): { index: number; child: UpdateNode }[] {
  return array.flatMap((element, index) => {
    const wanted = [...node.children.values()].filter(({ accepts }) => accepts(element)).map((child) => child.node);
    if (wanted.length === 0) return [];
    return [{ index, child: wanted.reduce((a, b) => mergeNodes(a, b, [path, String(index)])) }];
  });
}

function createValue(modifier: Modifier, spot: Spot, run: Run): boolean {
  if (modifier.create === undefined) {
    if (modifier.toleratesDeadEnds !== true) checkViable(spot);
    return false;
  }
  createAt(spot, modifier.create(new Scope(spot, run)));
  return true;
}

function changeValue(modifier: Modifier, spot: Spot, run: Run): boolean {
  const outcome = modifier.change(spot.place.value, new Scope(spot, run));
  if (outcome === undefined) return false;
  replaceAt(spot, outcome);
  return true;
}

/** Hardly anybody asks for the path, which takes longer to put together than a number to add. */
class Scope implements ModifierScope {
  readonly now: ModifierScope['now'];
  readonly timestamp: ModifierScope['timestamp'];
  readonly document: ModifierScope['document'];

  constructor(
    private readonly spot: Spot,
    { scope }: Run,
  ) {
    this.now = scope.now;
    this.timestamp = scope.timestamp;
    this.document = scope.document;
  }

  get path(): string {
    return pathOf(this.spot);
  }
}
