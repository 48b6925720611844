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
        if (typeof text !== 'string' && !isNullish(text)) refuse(51104, `${name} needs 'input' to be of type string`);
        const expression = ready === undefined ? expressionOf(name, pattern.run(scope), options.run(scope)) : ready;
        return typeof text !== 'string' || expression === null ? nothing() : search(text, expression);
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
  if (!isNullish(pattern) && typeof pattern !== 'string' && !(pattern instanceof BSONRegExp))
    refuse(51105, `${name} needs 'regex' to be of type string or regex`);
  if (!isNullish(options) && typeof options !== 'string') refuse(51106, `${name} needs 'options' to be of type string`);
  const own = pattern instanceof BSONRegExp ? pattern.options : '';
  if (own !== '' && typeof options === 'string')
    refuse(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  const text = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  const flags = typeof options === 'string' ? options : own;
  if (typeof text === 'string' && text.includes('\0')) refuse(51109, `${name}: regex cannot contain a null byte`);
  if (flags.includes('\0')) refuse(51110, `${name}: regex options cannot contain a null byte`);
  if (/[^imsx]/.test(flags)) refuse(51108, `${name} invalid flag in regex options: ${flags}`);
  return typeof text === 'string' ? compile(name, text, flags) : null;
}

function compile(name: string, pattern: string, options: string): Pattern {
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
  do {
    const match = pattern.search(text, from);
    if (match === undefined) return;
    const { start, end, groups } = match;
    for (; units < start; points++) units += widthAt(text, units);
    const captures = Array.from(groups, (group) => group ?? null);
    yield Doc.of({ match: text.slice(start, end), idx: new Int32(points), captures });
    from = end > start ? end : end + widthAt(text, end);
    // Behind the last character nothing more is looked for.
  } while (from < text.length);
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
