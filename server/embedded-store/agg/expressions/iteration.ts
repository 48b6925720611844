import { Doc, isTruthy, type Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { refuse } from '../refuse.ts';
import type { Context, Operator } from './context.ts';
import { isNullish, nameOfType, namedOperands, orNull } from './operands.ts';
import { loop, nextRound } from '../../turns/spells.ts';
import { checkWritableName } from './variables.ts';

function variableName(parts: ReadonlyMap<string, Value>): string {
  const name = parts.has('as') ? parts.get('as') : 'this';
  // What is no string counts as an empty one.
  const text = typeof name === 'string' ? name : '';
  checkWritableName(text);
  return text;
}

function declareOne(context: Context, name: string): { inner: Context; slot: number } {
  const { inner, slots } = context.declare([name]);
  return { inner, slot: slots[0] as number };
}

const map: Operator = (operand, context) => {
  const fields = { input: 16880, in: 16882, as: null };
  const parts = namedOperands(operand, { name: '$map', notAnObject: 16878, unknown: 16879, fields });
  const input = context.compile(parts.get('input'));
  const { inner, slot } = declareOne(context, variableName(parts));
  const each = inner.compile(parts.get('in'));
  const begin = (scope: Scope): Mapping => {
    const list = input.run(scope);
    if (isNullish(list)) return { list: null, made: [] };
    if (!Array.isArray(list)) return refuse(16883, `input to $map must be an array not ${nameOfType(list)}`);
    return { list, made: [] };
  };
  const go = (scope: Scope, { list, made }: Mapping): Result => {
    if (list === null) return null;
    for (let at = made.length; at < list.length; at++) {
      nextRound();
      scope.slots[slot] = list[at];
      made.push(orNull(each.run(scope)));
    }
    return made;
  };
  return { run: (scope) => loop(scope, begin, go) };
};

/** How far a `$map` has come; without a list its value is null. */
interface Mapping {
  readonly list: readonly Value[] | null;
  readonly made: Value[];
}

const filter: Operator = (operand, context) => {
  const fields = { input: 28648, cond: 28650, as: null };
  const parts = namedOperands(operand, { name: '$filter', notAnObject: 28646, unknown: 28647, fields });
  const input = context.compile(parts.get('input'));
  const { inner, slot } = declareOne(context, variableName(parts));
  const condition = inner.compile(parts.get('cond'));
  const begin = (scope: Scope): Filtering => {
    const list = input.run(scope);
    if (isNullish(list)) return { list: null, at: 0, kept: [] };
    if (!Array.isArray(list)) return refuse(28651, `input to $filter must be an array not ${nameOfType(list)}`);
    return { list, at: 0, kept: [] };
  };
  const go = (scope: Scope, state: Filtering): Result => {
    const { list, kept } = state;
    if (list === null) return null;
    for (; state.at < list.length; state.at++) {
      nextRound();
      const value = list[state.at];
      scope.slots[slot] = value;
      if (isTruthy(condition.run(scope))) kept.push(value);
    }
    return kept;
  };
  return { run: (scope) => loop(scope, begin, go) };
};

interface Filtering {
  readonly list: readonly Value[] | null;
  at: number;
  readonly kept: Value[];
}

const reduce: Operator = (operand, context) => {
  const fields = { input: 40077, initialValue: 40078, in: 40079 };
  const parts = namedOperands(operand, { name: '$reduce', notAnObject: 40075, unknown: 40076, fields });
  const [input, initial] = [context.compile(parts.get('input')), context.compile(parts.get('initialValue'))];
  const { inner, slots } = context.declare(['this', 'value']);
  const [current, total] = slots as [number, number];
  const next = inner.compile(parts.get('in'));
  const begin = (scope: Scope): Reducing => {
    const list = input.run(scope);
    if (isNullish(list)) return { list: null, at: 0, value: null };
    if (!Array.isArray(list))
      return refuse(40080, `$reduce requires that 'input' be an array, found: ${nameOfType(list)}`);
    return { list, at: 0, value: initial.run(scope) };
  };
  const go = (scope: Scope, state: Reducing): Result => {
    const { list } = state;
    if (list === null) return null;
    for (; state.at < list.length; state.at++) {
      nextRound();
      scope.slots[current] = list[state.at];
      scope.slots[total] = state.value;
      state.value = next.run(scope);
    }
    return state.value;
  };
  return { run: (scope) => loop(scope, begin, go) };
};

interface Reducing {
  readonly list: readonly Value[] | null;
  at: number;
  value: Result;
}

const letIn: Operator = (operand, context) => {
  const rules = { name: '$let', notAnObject: 16874, unknown: 16875, fields: { vars: 16876, in: 16877 } };
  const parts = namedOperands(operand, rules);
  const variables = parts.get('vars');
  if (!(variables instanceof Doc)) return refuse(10065, 'invalid parameter: expected an object (vars)');
  const values = variables.values.map((value) => context.compile(value));
  variables.names.forEach(checkWritableName);
  const { inner, slots } = context.declare(variables.names);
  const body = inner.compile(parts.get('in'));
  return {
    run: (scope) => {
      // All are evaluated before any is set: one variable of a $let does not see another.
      const results = values.map(({ run }) => run(scope));
      results.forEach((result, index) => (scope.slots[slots[index] as number] = result));
      return body.run(scope);
    },
  };
};

export const iteration: readonly (readonly [string, Operator])[] = [
  ['$map', map],
  ['$filter', filter],
  ['$reduce', reduce],
  ['$let', letIn],
];
