import { Doc, isNumber, isTruthy, type Value } from '../../bson/values.ts';
import type { Expression } from '../environment.ts';
import type { Context } from '../expressions/context.ts';
import { operators } from '../expressions/catalogue.ts';
import { pathOf } from '../expressions/field-path.ts';
import { refuse } from '../refuse.ts';
import { TakenPaths } from './taken-paths.ts';
import { ProjectionLevel } from './tree.ts';

type Kind = 'inclusion' | 'exclusion';

/** A path of a `$project` and what becomes of it. */
interface Entry {
  readonly path: readonly string[];
  readonly what: Kind | Expression;
}

/** Compiles the specification of `$project`. */
export function parseProjection(spec: Doc, context: Context): ProjectionLevel {
  if (spec.size === 0) refuse(51272, 'projection specification must have at least one field');
  const reading = new Reading(context);
  reading.read(spec, []);
  const kind = reading.kindOf();
  const root = new ProjectionLevel(kind === 'exclusion');
  if (kind === 'inclusion' && !reading.entries.some(({ path }) => path[0] === '_id')) root.fields.add('_id');
  for (const entry of reading.entries) place(root, entry, kind);
  return root;
}

/** Reads a specification from its first field to its last: what comes first decides what may come after it. */
class Reading {
  readonly entries: Entry[] = [];
  readonly #taken = new TakenPaths();
  #kind: Kind | undefined;
  #id: Kind | undefined;
  #hasMeta = false;

  constructor(readonly context: Context) {}

  /** `_id` and `{$meta: …}` go with both kinds, and decide where nothing else does. */
  kindOf(): Kind {
    return this.#kind ?? (this.#hasMeta ? 'inclusion' : (this.#id ?? 'exclusion'));
  }

  read(spec: Doc, above: readonly string[]): void {
    for (const [name, value] of spec) {
      if (name.endsWith('.$')) refuse(31324, 'Cannot use positional projection in aggregation projection');
      if (name.includes('.$.')) refuse(31394, "a positional operator may not stand in the middle of a path ('a.$.b')");
      if (value instanceof Doc) this.#readDocument(name, value, above);
      else if (typeof value === 'boolean' || isNumber(value)) this.#readFlag([...above, ...pathOf(name)], value);
      else this.#readLiteral(name, value, above);
    }
  }

  #readDocument(name: string, value: Doc, above: readonly string[]): void {
    if (value.size === 0)
      refuse(51270, `An empty sub-projection is not a valid value. Found empty object at path ${name}`);
    const path = [...above, ...pathOf(name)];
    const [operator = ''] = value.names;
    if (value.size > 1 || !operator.startsWith('$')) {
      this.#taken.passThrough(path);
      return this.read(value, path);
    }
    if (operator === '$elemMatch') refuse('InvalidPipelineOperator', 'Cannot use $elemMatch in this context');
    if (!operators.has(operator)) refuse(31325, `Unknown expression ${operator}`);
    const isMeta = operator === '$meta';
    if (this.#kind === 'exclusion' && !isMeta)
      refuse(31252, 'Cannot use expression other than $meta in exclusion projection');
    if (isMeta) this.#hasMeta = true;
    else this.#kind = 'inclusion';
    this.#add(path, this.context.compile(value).run);
  }

  #readFlag(path: readonly string[], value: Value): void {
    const kind = isTruthy(value) ? 'inclusion' : 'exclusion';
    this.#add(path, kind);
    if (path.length === 1 && path[0] === '_id') {
      this.#id = kind;
      return;
    }
    if (this.#kind !== undefined && this.#kind !== kind)
      refuse(
        kind === 'inclusion' ? 31253 : 31254,
        `Cannot do ${kind} on field ${path.join('.')} in ${this.#kind} projection`,
      );
    this.#kind = kind;
  }

  #readLiteral(name: string, value: Value, above: readonly string[]): void {
    const { run } = this.context.compile(value);
    this.#add([...above, ...pathOf(name)], run);
    if (this.#kind === 'exclusion') refuse(31310, `Cannot use an expression ${name} in an exclusion projection`);
    this.#kind = 'inclusion';
  }

  #add(path: readonly string[], what: Entry['what']): void {
    this.#taken.take(path);
    this.entries.push({ path, what });
  }
}

function place(root: ProjectionLevel, { path, what }: Entry, kind: Kind): void {
  const computes = typeof what === 'function';
  // `_id: 1` in an exclusion and `_id: 0` in an inclusion say what is so anyway.
  if (!computes && what !== kind) return;
  let level = root;
  for (const name of path.slice(0, -1)) {
    if (computes) level.add(name);
    level = level.child(name);
  }
  const last = path.at(-1) as string;
  if (!computes) level.fields.add(last);
  else {
    level.add(last);
    level.expressions.set(last, what);
  }
}
