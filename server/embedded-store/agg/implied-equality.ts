import { Doc, type Value } from '../bson/values.ts';
import type { Environment, Result } from './environment.ts';
import { compileExpression, evaluate } from './expression.ts';

/**
 * An index cannot answer `$expr`, but it can answer what a `$expr` implies: of `{$expr: {$eq: ['$room', '$$id']}}` every hit also meets
 * `{room: {$eq: <value of id>}}`. Such terms are added to the filter; the `$expr` itself stays and decides.
 */
export function withImplied(filter: Doc, env: Environment): Doc {
  const terms = [...impliedBy(filter, env)];
  return terms.length > 0 ? Doc.of({ $and: [filter, ...terms] }) : filter;
}

function* impliedBy(filter: Doc, env: Environment): Generator<Doc> {
  for (const [name, value] of filter) {
    if (name === '$expr') yield* impliedByExpression(value, env);
    if (name !== '$and' || !Array.isArray(value)) continue;
    for (const each of value) if (each instanceof Doc) yield* impliedBy(each, env);
  }
}

function* impliedByExpression(expression: Value, env: Environment): Generator<Doc> {
  if (!(expression instanceof Doc)) return;
  const operands = expression.values[0];
  if (!Array.isArray(operands)) return;
  if (expression.names[0] === '$and') for (const each of operands) yield* impliedByExpression(each, env);
  if (expression.names[0] !== '$eq' || operands.length !== 2) return;
  const [left, right] = operands;
  const path = isPath(left) ? left : right;
  const value = known(isPath(left) ? right : left, env);
  // Arrays, null and missing values meet other documents by a filter than by an expression.
  if (isPath(path) && value !== undefined && value !== null && typeof value !== 'symbol' && !Array.isArray(value))
    yield Doc.of({ [path.slice(1)]: Doc.of({ $eq: value }) });
}

const isPath = (value: Value): value is string => typeof value === 'string' && /^\$[^$]/.test(value);

/** The value of an operand that no document can change; undefined of any other. */
function known(operand: Value, env: Environment): Result {
  if (operand instanceof Doc) return operand.names[0] === '$literal' ? operand.values[0] : undefined;
  if (typeof operand !== 'string' || !operand.startsWith('$')) return operand;
  const name = /^\$\$(\w+)/.exec(operand)?.[1];
  if (name === undefined || !(env.cells?.has(name) || env.variables?.has(name) || name === 'NOW')) return undefined;
  return evaluate(compileExpression(operand, env), new Doc());
}
