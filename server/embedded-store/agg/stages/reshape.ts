import { Doc, type Value } from '../../bson/values.ts';
import type { Scope } from '../environment.ts';
import { contextOf } from '../expressions/compile.ts';
import { nameOfType } from '../expressions/operands.ts';
import { parseAddFields } from '../projection/parse-add-fields.ts';
import { parseProjection } from '../projection/parse-projection.ts';
import type { ProjectionLevel } from '../projection/tree.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import type { RowStage, SimpleStage, StageParser } from './stage.ts';

/** Evaluates for one row after another in one and the same scope. */
function inScope(evaluate: (scope: Scope) => Row | undefined): RowStage {
  const slots: Scope['slots'] = [];
  return (row) => evaluate({ row, slots });
}

function reshaping(name: string, level: ProjectionLevel): SimpleStage {
  return { name, each: inScope((scope) => Row.ofDoc(level.document(scope.row.doc, scope), scope.row)) };
}

export const project: StageParser = (spec, { expressions }, name) => {
  if (!(spec instanceof Doc)) return refuse(15969, `${name} specification must be an object`);
  return reshaping(name, parseProjection(spec, expressions));
};

export const addFields: StageParser = (spec, { expressions }, name) => {
  if (!(spec instanceof Doc))
    return refuse(40272, `${name} specification stage must be an object, got ${nameOfType(spec)}`);
  return reshaping(name, parseAddFields(spec, expressions));
};

export const unset: StageParser = (spec, { expressions }, name) => {
  if (typeof spec !== 'string' && !Array.isArray(spec))
    return refuse(31002, '$unset specification must be a string or an array');
  const names: Value[] = Array.isArray(spec) ? spec : [spec];
  if (names.length === 0) refuse(31119, '$unset specification must be a string or an array with at least one field');
  const excluded = new Doc();
  for (const each of names) {
    if (typeof each !== 'string')
      return refuse(31120, '$unset specification must be a string or an array containing only string values');
    excluded.push(each, false);
  }
  return reshaping(name, parseProjection(excluded, expressions));
};

/** `$replaceRoot: {newRoot: <expression>}`. */
export const replaceRoot: StageParser = (spec, context, name) => {
  if (!(spec instanceof Doc))
    return refuse(40229, `expected an object as specification for ${name} stage, got ${nameOfType(spec)}`);
  for (const option of spec.names)
    if (option !== 'newRoot') refuse(40415, `BSON field '$replaceRoot.${option}' is an unknown field.`);
  if (!spec.has('newRoot')) refuse(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return replaceWith(spec.get('newRoot'), context, name);
};

export const replaceWith: StageParser = (spec, { expressions }, name) => {
  const { run } = expressions.compile(spec);
  return {
    name,
    each: inScope((scope) => {
      const root = run(scope);
      if (root instanceof Doc) return Row.ofDoc(root, scope.row);
      return refuse(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting value was of type: '${nameOfType(root)}'`,
      );
    }),
  };
};

const DECISIONS = new Map<string, Value>([
  ['KEEP', 'keep'],
  ['PRUNE', 'prune'],
  ['DESCEND', 'descend'],
]);

/** Decides for the document, and after `$$DESCEND` for each document inside of it, whether it stays. */
export const redact: StageParser = (spec, { env }, name) => {
  const { inner, slots } = contextOf(env, DECISIONS).declare(['CURRENT']);
  const [current] = slots as [number];
  const { run } = inner.compile(spec);
  const decide = (document: Doc, scope: Scope): Doc | undefined => {
    scope.slots[current] = document;
    const decision = run(scope);
    if (decision === 'keep') return document;
    if (decision === 'prune') return undefined;
    if (decision !== 'descend')
      refuse(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      );
    return descend(document, (inside) => decide(inside, scope));
  };
  return {
    name,
    each: inScope((scope) => {
      const kept = decide(scope.row.doc, scope);
      return kept && Row.ofDoc(kept, scope.row);
    }),
  };
};

function descend(document: Doc, decide: (inside: Doc) => Doc | undefined): Doc {
  const made = new Doc();
  for (const [name, value] of document) {
    const kept = descendValue(value, decide);
    if (kept !== PRUNED) made.push(name, kept);
  }
  return made;
}

const PRUNED = Symbol('pruned');

function descendValue(value: Value, decide: (inside: Doc) => Doc | undefined): Value | typeof PRUNED {
  if (value instanceof Doc) return decide(value) ?? PRUNED;
  if (!Array.isArray(value)) return value;
  return value.map((each) => descendValue(each, decide)).filter((each) => each !== PRUNED);
}
