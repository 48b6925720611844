import { Doc, type Value } from '../../bson/values.ts';
import type { Expression } from '../environment.ts';
import type { Context } from '../expressions/context.ts';
import { checkFieldName, pathOf } from '../expressions/field-path.ts';
import { refuse } from '../refuse.ts';
import { ProjectionLevel } from './tree.ts';

/** Compiles the specification of `$addFields`: everything stays, and expressions are put in their places. */
export function parseAddFields(spec: Doc, context: Context): ProjectionLevel {
  const root = new ProjectionLevel(true);
  for (const [name, value] of spec) put(root, pathOf(name), value, context);
  return root;
}

function put(root: ProjectionLevel, path: readonly string[], value: Value, context: Context): void {
  const isOperation = value instanceof Doc && value.names.some((name) => name.startsWith('$'));
  if (isOperation && value.size > 1) refuse(40182, `cannot include both operator and sub-fields at ${path.join('.')}`);
  if (value instanceof Doc && !isOperation) return putInside(root, path, value, context);
  addAt(root, path, context.compile(value).run);
}

/** Puts an expression at a path. @throws StoreError 40176 when the path is a part of another, or another of it */
export function addAt(root: ProjectionLevel, path: readonly string[], expression: Expression): void {
  let level = root;
  for (const name of path.slice(0, -1)) {
    if (level.expressions.has(name)) conflict(path);
    level.add(name);
    level = level.child(name);
  }
  const last = path.at(-1) as string;
  if (level.expressions.has(last) || level.children.has(last)) conflict(path);
  level.add(last);
  level.expressions.set(last, expression);
}

function putInside(root: ProjectionLevel, path: readonly string[], value: Doc, context: Context): void {
  if (value.size === 0)
    refuse(40180, `an empty object is not a valid value. Found empty object at path ${path.join('.')}`);
  for (const [name, each] of value) {
    if (name.includes('.')) refuse(40183, `cannot use dotted field name '${name}' in a sub object`);
    checkFieldName(name);
    put(root, [...path, name], each, context);
  }
}

function conflict(path: readonly string[]): never {
  return refuse(
    40176,
    `specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and a part of it`,
  );
}
