import type { Doc, Value } from '../bson/values.ts';
import type { Environment, Expression, Result, Scope } from './environment.ts';
import { Row } from './row.ts';

/** A scope over one document, to evaluate compiled expressions in. */
export function scopeOf(document: Doc): Scope {
  return { row: Row.ofDoc(document), slots: [] };
}

/** The value of a compiled expression for one document. */
export function evaluate(expression: Expression, document: Doc): Result {
  return expression(scopeOf(document));
}

/** Compiles an expression as a command carries it; throws StoreError with MongoDB's code for what it does not accept. */
export function compileExpression(_value: Value, _env: Environment): Expression {
  throw new Error('not yet');
}
