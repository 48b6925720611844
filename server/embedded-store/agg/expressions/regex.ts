import { BSONRegExp, Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { compilePattern, type Pattern } from '../../match/pattern/compile-pattern.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { constant, type Node, type Operator } from './context.ts';
import { isNullish, namedOperands } from './operands.ts';

type Search = (text: string, pattern: Pattern) => Result;

/** `$regexMatch`, `$regexFind` and `$regexFindAll` differ in what they do with an expression, and in what no input gives. */
function regex(name: string, nothing: () => Result, search: Search): Operator {
  const rules = { name, notAnObject: 51103, unknown: 31024, fields: { input: 31022, regex: 31023, options: null } };
  return (operand, context) => {
    const parts = namedOperands(operand, rules);
    const input = context.compile(parts.get('input'));
    const pattern = context.compile(parts.get('regex'));
    const options = parts.has('options') ? context.compile(parts.get('options')) : constant(null);
    const ready = prepared(name, pattern, options);
    return {
      run: (scope) => {
        const text = input.run(scope);
        const expression = ready === undefined ? expressionOf(name, pattern.run(scope), options.run(scope)) : ready;
        if (isNullish(text) || expression === null) return nothing();
        if (typeof text !== 'string') return refuse(51104, `${name} needs 'input' to be of type string`);
        return search(text, expression);
      },
    };
  };
}

/** A constant expression is compiled once; undefined when it depends on the document. */
function prepared(name: string, pattern: Node, options: Node): Pattern | null | undefined {
  if (!pattern.constant || !options.constant) return undefined;
  return expressionOf(name, pattern.constant.value, options.constant.value);
}

function expressionOf(name: string, pattern: Result, options: Result): Pattern | null {
  if (!isNullish(options) && typeof options !== 'string') refuse(51106, `${name} needs 'options' to be of type string`);
  if (isNullish(pattern)) return null;
  const flags = typeof options === 'string' ? options : '';
  if (typeof pattern === 'string') return compile(name, pattern, flags);
  if (!(pattern instanceof BSONRegExp)) return refuse(51105, `${name} needs 'regex' to be of type string or regex`);
  if (flags !== '' && pattern.options !== '')
    refuse(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  return compile(name, pattern.pattern, flags || pattern.options);
}

function compile(name: string, pattern: string, options: string): Pattern {
  if (/[^imsxu]/.test(options)) refuse(51108, `${name} invalid flag in regex options: ${options}`);
  try {
    return compilePattern(pattern, options);
  } catch (error) {
    if (error instanceof StoreError && error.code === 51091)
      return refuse(51111, `Invalid Regex in ${name}: ${error.message}`);
    throw error;
  }
}

function* found(text: string, pattern: Pattern): Generator<Doc> {
  let [units, points, from] = [0, 0, 0];
  for (let match = pattern.search(text, from); match !== undefined; match = pattern.search(text, from)) {
    const { start, end, groups } = match;
    // Behind the last character nothing is found any more, not even an empty match.
    if (start === text.length && text !== '') return;
    for (; units < start; points++) units += widthAt(text, units);
    const captures = Array.from(groups, (group) => group ?? null);
    yield Doc.of({ match: text.slice(start, end), idx: new Int32(points), captures });
    from = end > start ? end : end + widthAt(text, end);
    if (from > text.length) return;
  }
}

/** Characters outside the first plane take two units. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

export const regexes: readonly (readonly [string, Operator])[] = [
  [
    '$regexMatch',
    regex(
      '$regexMatch',
      () => false,
      (text, pattern) => pattern.test(text),
    ),
  ],
  [
    '$regexFind',
    regex(
      '$regexFind',
      () => null,
      (text, pattern) => found(text, pattern).next().value ?? null,
    ),
  ],
  [
    '$regexFindAll',
    regex(
      '$regexFindAll',
      () => [],
      (text, pattern) => [...found(text, pattern)],
    ),
  ],
];
