import { isTruthy, type Doc, type Value } from '../bson/values.ts';
import type { Environment, Expression, Result } from './environment.ts';
import { contextOf } from './expressions/compile.ts';
import { Row } from './row.ts';

/** The value of a compiled expression for one document. */
export function evaluate(expression: Expression, document: Doc): Result {
  return expression({ row: Row.ofDoc(document), slots: [] });
}

/**
 * Compiles an expression as a command carries it; throws StoreError with MongoDB's code for what it does not accept.
 * What does not depend on a document is evaluated at once, so `{$divide: [1, 0]}` is refused here.
 */
export function compileExpression(value: Value, env: Environment): Expression {
  return contextOf(env).compile(value).run;
}

/** For `$expr` in a filter: whether the expression is true for a document. */
export function compileTest(value: Value, env: Environment): (document: Doc) => boolean {
  const expression = compileExpression(value, env);
  return (document) => isTruthy(evaluate(expression, document));
}
