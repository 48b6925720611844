import type { Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { refuse } from '../refuse.ts';
import type { Context, Node, Operator } from './context.ts';
import { forPlaces } from '../../turns/long-lists.ts';
import { isNullish, nameOfType, namedOperands, orNull } from './operands.ts';

/** `$zip`: the first elements of all lists, then the second ones, up to the shortest or the longest list. */
export const zip: Operator = (operand, context) => {
  const fields = { inputs: 34465, defaults: null, useLongestLength: null };
  const parts = namedOperands(operand, { name: '$zip', notAnObject: 34460, unknown: 34464, fields });
  const inputs = nodesOf(parts.get('inputs'), 34461, 'inputs', context);
  const defaults = parts.has('defaults') ? nodesOf(parts.get('defaults'), 34462, 'defaults', context) : [];
  const longest = parts.has('useLongestLength') ? parts.get('useLongestLength') : false;
  if (typeof longest !== 'boolean') refuse(34463, 'useLongestLength must be a bool');
  if (inputs.length === 0) refuse(34465, '$zip requires at least one input array');
  if (!longest && defaults.length > 0) refuse(34466, 'cannot specify defaults unless useLongestLength is true');
  if (defaults.length > 0 && defaults.length !== inputs.length)
    refuse(34467, 'defaults and inputs must have the same length');
  // Not even constant lists are zipped before there is a document.
  const run = (scope: Scope): Result => {
    const arrays: Value[][] = [];
    for (const { run } of inputs) {
      const list = run(scope);
      if (isNullish(list)) return null;
      if (!Array.isArray(list)) return refuse(34468, `$zip found a non-array expression in input: ${nameOfType(list)}`);
      arrays.push(list);
    }
    const lengths = arrays.map((array) => array.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    const fill = defaults.map(({ run }) => orNull(run(scope)));
    return forPlaces(
      length,
      (): Value[] => [],
      (made, at) =>
        void made.push(arrays.map((array, list): Value => (at < array.length ? array[at] : (fill[list] ?? null)))),
    );
  };
  return { run };
};

function nodesOf(value: Value, code: number, what: string, context: Context): Node[] {
  if (!Array.isArray(value)) return refuse(code, `${what} must be an array of expressions, found ${nameOfType(value)}`);
  return value.map((each) => context.compile(each));
}
