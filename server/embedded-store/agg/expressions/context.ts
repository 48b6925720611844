import type { Value } from '../../bson/values.ts';
import type { Environment, Expression, Result } from '../environment.ts';

/** A compiled expression, and its value when no document can change it. */
export interface Node {
  readonly run: Expression;
  readonly constant?: { readonly value: Result };
  /** Of an operator that does not mind how its operands are grouped: which it is, and they. */
  readonly group?: { readonly operator: unknown; readonly operands: readonly Node[] };
}

/** Compiles the operand of one operator, such as `[1, '$a']` for `$add`. */
export type Operator = (operand: Value, context: Context) => Node;

/** Where an expression stands: the command's constants and the variables that enclosing expressions made. */
export interface Context {
  readonly env: Environment;
  /** Variables of enclosing `$let`, `$map` and the like, by their place in `Scope.slots`. */
  readonly slots: ReadonlyMap<string, number>;
  /** Constants that only some stages know, such as `$$PRUNE`. */
  readonly constants: ReadonlyMap<string, Value>;
  /** What expressions compiled here ask of the query beside the fields of documents. */
  readonly needs: { textScore: boolean };
  compile(value: Value): Node;
  /** The same place with further variables; their slots come in the order of the names. */
  declare(names: readonly string[]): { readonly inner: Context; readonly slots: readonly number[] };
}

export const constant = (value: Result): Node => ({ run: () => value, constant: { value } });
