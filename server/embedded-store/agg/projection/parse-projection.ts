import { Doc, isNumber, isTruthy, type Value } from '../../bson/values.ts';
import type { Context } from '../expressions/context.ts';
import { operators } from '../expressions/catalogue.ts';
import { pathOf } from '../expressions/field-path.ts';
import { refuse } from '../refuse.ts';
import { ProjectionLevel } from './tree.ts';

/** A path of a `$project` and what the query says of it. */
interface Entry {
  readonly path: readonly string[];
  readonly what: 'include' | 'exclude' | 'compute';
  readonly value: Value;
}

/** Compiles the specification of `$project`. */
export function parseProjection(spec: Doc, context: Context): ProjectionLevel {
  if (spec.size === 0) refuse(51272, 'projection specification must have at least one field');
  const entries = [...entriesOf(spec, [])];
  const excludes = isExclusion(entries);
  const root = new ProjectionLevel(excludes);
  if (!excludes && !entries.some(({ path }) => path[0] === '_id')) root.fields.add('_id');
  for (const entry of entries) place(root, entry, context);
  return root;
}

function* entriesOf(spec: Doc, above: readonly string[]): Generator<Entry> {
  for (const [name, value] of spec) {
    const path = [...above, ...pathOf(name)];
    if (value instanceof Doc && !value.names[0]?.startsWith('$')) {
      if (value.size === 0)
        refuse(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path.join('.')}`);
      yield* entriesOf(value, path);
    } else yield { path, what: meaningOf(value), value };
  }
}

function meaningOf(value: Value): Entry['what'] {
  if (typeof value === 'boolean' || isNumber(value)) return isTruthy(value) ? 'include' : 'exclude';
  const operator = value instanceof Doc ? value.names[0] : undefined;
  if (operator !== undefined && !operators.has(operator)) refuse(31325, `Unknown expression ${operator}`);
  return 'compute';
}

/** The first field that is not `_id` decides; `_id: 0` alone excludes. */
function isExclusion(entries: readonly Entry[]): boolean {
  const deciding = entries.find(({ path, what }) => what === 'compute' || path.join('.') !== '_id') ?? entries[0];
  return deciding?.what === 'exclude';
}

function place(root: ProjectionLevel, { path, what, value }: Entry, context: Context): void {
  const text = path.join('.');
  const isId = text === '_id';
  if (root.keepsRest && what === 'compute')
    refuse(31310, `Cannot use an expression ${text} in an exclusion projection`);
  if (root.keepsRest && what === 'include' && !isId)
    refuse(31253, `Cannot do inclusion on field ${text} in exclusion projection`);
  if (!root.keepsRest && what === 'exclude' && !isId)
    refuse(31254, `Cannot do exclusion on field ${text} in inclusion projection`);
  const { level, last } = descend(root, path, what === 'compute');
  if (level.fields.has(last) || level.expressions.has(last) || level.children.has(last))
    refuse(31250, `Path collision at ${text}`);
  if (what === 'compute') {
    level.add(last);
    level.expressions.set(last, context.compile(value).run);
  } else if ((what === 'exclude') === root.keepsRest) level.fields.add(last);
}

function descend(
  root: ProjectionLevel,
  path: readonly string[],
  computes: boolean,
): { level: ProjectionLevel; last: string } {
  let level = root;
  for (const [depth, name] of path.slice(0, -1).entries()) {
    if (level.fields.has(name) || level.expressions.has(name))
      refuse(31249, `Path collision at ${path.join('.')} remaining portion ${path.slice(depth + 1).join('.')}`);
    if (computes) level.add(name);
    level = level.child(name);
  }
  return { level, last: path.at(-1) as string };
}
