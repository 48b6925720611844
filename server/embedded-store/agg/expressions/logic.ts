import { Doc, Int32, isTruthy, type Value } from '../../bson/values.ts';
import { compareValues } from '../../bson/compare.ts';

import type { Expression, Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { constant, type Context, type Node, type Operator } from './context.ts';
import { binary, fold, isNullish, namedOperands, operandsOf, regrouped, unary } from './operands.ts';

const comparison = (name: string, holds: (order: number) => boolean): readonly [string, Operator] => [
  name,
  binary(name, (left, right) => holds(compareValues(left, right))),
];

/** `$and` and `$or` look no further than they must. */
function connective(stopsAt: boolean): Operator {
  const decides = (values: readonly Result[]): Result =>
    values.some((value) => isTruthy(value) === stopsAt) === stopsAt;
  return (operand, context) => {
    const nodes = regrouped(operandsOf(operand, context), decides, { commutative: true });
    const last = nodes.at(-1)?.constant;
    if (last && isTruthy(last.value) === stopsAt) return constant(stopsAt);
    const operands = last && nodes.length > 1 ? nodes.slice(0, -1) : nodes;
    const node = fold(operands, (scope) => operands.some(({ run }) => isTruthy(run(scope)) === stopsAt) === stopsAt);
    return node.constant ? node : { ...node, group: { operator: decides, operands } };
  };
}

const cond: Operator = (operand, context) => {
  const [test, then, otherwise] = conditionParts(operand).map((part) => context.compile(part)) as [Node, Node, Node];
  return fold([test, then, otherwise], (scope) => (isTruthy(test.run(scope)) ? then : otherwise).run(scope));
};

function conditionParts(operand: Value): Value[] {
  if (!(operand instanceof Doc)) {
    const parts = Array.isArray(operand) ? operand : [operand];
    if (parts.length !== 3)
      refuse(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
    return parts;
  }
  for (const name of operand.names)
    if (!['if', 'then', 'else'].includes(name)) refuse(17083, `Unrecognized parameter to $cond: ${name}`);
  return ['if', 'then', 'else'].map((name, index) => {
    if (!operand.has(name)) refuse(17080 + index, `Missing '${name}' parameter to $cond`);
    return operand.get(name);
  });
}

const ifNull: Operator = (operand, context) => {
  const nodes = operandsOf(operand, context);
  if (nodes.length < 2) refuse(1257300, `$ifNull needs at least two arguments, had: ${nodes.length}`);
  const last = nodes.pop() as Node;
  return fold([...nodes, last], (scope) => {
    for (const { run } of nodes) {
      const value = run(scope);
      if (!isNullish(value)) return value;
    }
    return last.run(scope);
  });
};

const choice: Operator = (operand, context) => {
  const parts = namedOperands(operand, {
    name: '$switch',
    notAnObject: 40060,
    unknown: 40067,
    fields: { branches: null, default: null },
  });
  const branches = parts.has('branches') ? parts.get('branches') : [];
  if (!Array.isArray(branches)) return refuse(40061, '$switch expected an array for branches');
  const cases = branches.map((branch) => branchOf(branch, context));
  if (cases.length === 0) refuse(40068, '$switch requires at least one branch.');
  const otherwise = parts.has('default') ? context.compile(parts.get('default') as Value).run : noBranch;
  return { run: (scope) => (cases.find(({ test }) => isTruthy(test(scope)))?.then ?? otherwise)(scope) };
};

function noBranch(): never {
  return refuse(40066, '$switch could not find a matching branch for an input, and no default was specified.');
}

function branchOf(branch: Value, context: Context): { test: Expression; then: Expression } {
  const parts = namedOperands(branch, {
    name: '$switch',
    notAnObject: 40062,
    unknown: 40063,
    fields: { case: 40064, then: 40065 },
  });
  return { test: context.compile(parts.get('case')).run, then: context.compile(parts.get('then')).run };
}

export const logic: readonly (readonly [string, Operator])[] = [
  comparison('$eq', (order) => order === 0),
  comparison('$ne', (order) => order !== 0),
  comparison('$gt', (order) => order > 0),
  comparison('$gte', (order) => order >= 0),
  comparison('$lt', (order) => order < 0),
  comparison('$lte', (order) => order <= 0),
  ['$cmp', binary('$cmp', (left, right) => new Int32(Math.sign(compareValues(left, right))))],
  ['$and', connective(false)],
  ['$or', connective(true)],
  ['$not', unary('$not', (value) => !isTruthy(value))],
  ['$cond', cond],
  ['$ifNull', ifNull],
  ['$switch', choice],
  ['$literal', (operand) => constant(operand)],
  ['$const', (operand) => constant(operand)],
];
