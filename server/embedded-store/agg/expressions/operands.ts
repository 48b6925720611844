import { Doc } from '../../bson/values.ts';
import { MISSING, typeName, type Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { Row } from '../row.ts';
import { refuse } from '../refuse.ts';
import { constant, type Context, type Node, type Operator } from './context.ts';

const emptyScope = (): Scope => ({ row: Row.ofDoc(new Doc()), slots: [] });

/** An expression over others; when all of those are constant it is evaluated once, here, and refused here if it fails. */
export function fold(children: readonly Node[], run: (scope: Scope) => Result): Node {
  return children.every((child) => child.constant) ? constant(run(emptyScope())) : { run };
}

/** The operands of an operator: an array is the list of them, anything else is the only one. */
export function operandsOf(operand: Value, context: Context): Node[] {
  return Array.isArray(operand) ? operand.map((each) => context.compile(each)) : [context.compile(operand)];
}

function exactly(name: string, count: number, nodes: readonly Node[]): void {
  if (nodes.length !== count)
    refuse(16020, `Expression ${name} takes exactly ${count} arguments. ${nodes.length} were passed in.`);
}

export function unary(name: string, evaluate: (value: Result) => Result): Operator {
  return (operand, context) => {
    const nodes = operandsOf(operand, context);
    exactly(name, 1, nodes);
    const [{ run }] = nodes as [Node];
    return fold(nodes, (scope) => evaluate(run(scope)));
  };
}

export function binary(name: string, evaluate: (left: Result, right: Result) => Result): Operator {
  return (operand, context) => {
    const nodes = operandsOf(operand, context);
    exactly(name, 2, nodes);
    const [{ run: left }, { run: right }] = nodes as [Node, Node];
    return fold(nodes, (scope) => evaluate(left(scope), right(scope)));
  };
}

/** Between `least` and `most` operands, all evaluated before the operator looks at them. */
export function ranged(name: string, least: number, most: number, evaluate: (values: Result[]) => Result): Operator {
  return (operand, context) => {
    const nodes = operandsOf(operand, context);
    if (least === most) exactly(name, least, nodes);
    else if (nodes.length < least || nodes.length > most)
      refuse(
        28667,
        `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${nodes.length} were passed in.`,
      );
    return fold(nodes, (scope) => evaluate(nodes.map(({ run }) => run(scope))));
  };
}

export interface Grouping {
  readonly commutative: boolean;
}

/**
 * An operator whose operands may be grouped in any way: the operands of the same operator among them join in, and constants
 * that stand side by side become one; when their order does not matter, all constants, behind the rest.
 */
export function associative(evaluate: (values: Result[]) => Result, grouping: Grouping): Operator {
  return (operand, context) => {
    const nodes = regrouped(operandsOf(operand, context), evaluate, grouping);
    const node = fold(nodes, (scope) => evaluate(nodes.map(({ run }) => run(scope))));
    return node.constant ? node : { ...node, group: { operator: evaluate, operands: nodes } };
  };
}

/** The operands of such an operator as they are evaluated. */
export function regrouped(
  nodes: readonly Node[],
  evaluate: (values: Result[]) => Result,
  { commutative }: Grouping,
): readonly Node[] {
  const all = nodes.flatMap((node) => (node.group?.operator === evaluate ? node.group.operands : [node]));
  if (all.every((node) => node.constant)) return all;
  const made: Node[] = [];
  let constants: Node[] = [];
  const close = (): void => {
    const values = constants.map((node) => node.constant?.value as Result);
    made.push(...(constants.length > 1 ? [constant(evaluate(values))] : constants));
    constants = [];
  };
  for (const node of all) {
    if (node.constant) constants.push(node);
    else {
      if (!commutative) close();
      made.push(node);
    }
  }
  close();
  return made;
}

export interface NamedRules {
  /** The operator as it stands in the query, `$map`. */
  readonly name: string;
  /** Code when the operand is no document. */
  readonly notAnObject: number | 'FailedToParse';
  /** Code for a name that the operator does not know. */
  readonly unknown: number | 'FailedToParse';
  /** Names that may stand there; the value is the code when it is missing, `null` when it may be. */
  readonly fields: Readonly<Record<string, number | 'FailedToParse' | null>>;
}

/** The operand of an operator with named parameters, checked for unknown and missing names. */
export function namedOperands(operand: Value, rules: NamedRules): Map<string, Value> {
  if (!(operand instanceof Doc))
    return refuse(rules.notAnObject, `${rules.name} requires an object as an argument, found: ${typeName(operand)}`);
  for (const name of operand.names)
    if (!Object.hasOwn(rules.fields, name)) refuse(rules.unknown, `${rules.name} found an unknown argument: ${name}`);
  for (const [name, code] of Object.entries(rules.fields))
    if (code !== null && !operand.has(name)) refuse(code, `${rules.name} requires '${name}' to be specified`);
  return new Map(operand.entries());
}

export const isNullish = (value: Result): value is null | undefined | typeof MISSING =>
  value === null || value === undefined || value === MISSING;

/** The type as MongoDB's messages name it. */
export const nameOfType = (value: Result): string => (value === MISSING ? 'missing' : typeName(value));

/** Inside of arrays and sets a missing value is stored as null. */
export const orNull = (value: Result): Value => (value === MISSING ? null : value);

/** The results of several expressions, in their order. */
export function results<const Nodes extends readonly Node[]>(
  scope: Scope,
  nodes: Nodes,
): { [Index in keyof Nodes]: Result };
export function results(scope: Scope, nodes: readonly Node[]): Result[] {
  return nodes.map(({ run }) => run(scope));
}
