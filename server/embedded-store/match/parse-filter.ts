import { Doc, isNumber, toNumber, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { FilterNode } from './filter-node.ts';
import { TRUE, FALSE, allOf, bad } from './filter-parts.ts';
import type { Level } from './filter-parts.ts';
import { schemaNode } from './json-schema.ts';
import { isOperatorDoc, parseEquality, parseOperators } from './parse-field.ts';
import { parseText } from './parse-text.ts';

/**
 * Reads a filter as `find` takes it.
 * @throws StoreError with MongoDB's code for anything that is not a filter
 */
export function parseFilter(filter: Doc): FilterNode {
  const node = parseLevel(filter, { top: true, parse: parseLevel });
  checkText(node);
  return node;
}

/** One search for words at most, and not what must not be found. */
function checkText(node: FilterNode): void {
  if (countText(node) > 1) throw bad('Too many text expressions');
  if (isNegatedText(node, false)) throw bad('text expression not allowed in nor');
}

function countText(node: FilterNode): number {
  if (node.op === 'text') return 1;
  return 'children' in node ? node.children.reduce((sum, child) => sum + countText(child), 0) : 0;
}

function isNegatedText(node: FilterNode, negated: boolean): boolean {
  if (node.op === 'text') return negated;
  return 'children' in node && node.children.some((child) => isNegatedText(child, negated || node.op === 'nor'));
}

function parseLevel(filter: Doc, level: Level): FilterNode {
  const children: FilterNode[] = [];
  for (const [name, value] of filter) {
    const child = name.startsWith('$') ? parsePathless(name, value, level) : parseField(name, value, level);
    if (child !== undefined) children.push(child);
  }
  return allOf(children);
}

function parseField(path: string, value: Value, level: Level): FilterNode {
  return isOperatorDoc(value) ? parseOperators(path, value, level) : parseEquality(path, value);
}

type PathlessParser = (value: Value, level: Level) => FilterNode | undefined;

/** Operators that stand where a field name would; undefined means that nothing is asked. */
const pathless: Readonly<Record<string, PathlessParser>> = {
  $and: (value, level) => ({ op: 'and', children: parseBranches('$and', value, level) }),
  $or: (value, level) => ({ op: 'or', children: parseBranches('$or', value, level) }),
  $nor: (value, level) => ({ op: 'nor', children: parseBranches('$nor', value, level) }),
  $comment: () => undefined,
  $expr: (value, level) => {
    if (!level.top) throw bad('$expr can only be applied to the top-level document');
    return { op: 'expr', expression: value };
  },
  $text: (value, level) => {
    if (!level.top) throw bad('$text can only be applied to the top-level document');
    return parseText(value);
  },
  $jsonSchema: (value) => schemaNode(value),
  $alwaysTrue: (value) => constant('$alwaysTrue', value, TRUE),
  $alwaysFalse: (value) => constant('$alwaysFalse', value, FALSE),
  $sampleRate: (value) => {
    if (!isNumber(value)) throw bad('argument to $sampleRate must be a numeric type');
    const share = toNumber(value);
    if (!(share >= 0 && share <= 1)) throw bad('numeric argument to $sampleRate must be in [0, 1]');
    return { op: 'sampleRate', share };
  },
  $where: () => {
    throw bad('no globalScriptEngine in $where parsing');
  },
};

function parsePathless(name: string, value: Value, level: Level): FilterNode | undefined {
  const parser = Object.hasOwn(pathless, name) ? pathless[name] : undefined;
  if (parser !== undefined) return parser(value, level);
  // A reference to another document may be matched field by field.
  if (name === '$id' || name === '$ref' || name === '$db') return parseField(name, value, level);
  throw bad(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function parseBranches(name: string, value: Value, level: Level): FilterNode[] {
  if (!Array.isArray(value)) throw bad(`${name} must be an array`);
  if (value.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
  return value.map((branch) => {
    if (!(branch instanceof Doc)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseLevel(branch, level);
  });
}

function constant(name: string, value: Value, node: FilterNode): FilterNode {
  if (!isNumber(value)) throw new StoreError('FailedToParse', `${name} must be a number, not ${typeName(value)}`);
  if (toNumber(value) !== 1) throw new StoreError('FailedToParse', `${name} must be an integer value of 1`);
  return node;
}
