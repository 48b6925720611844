import { BSONRegExp, Decimal128, Doc, isNumber, isTruthy } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { CompareNode, FilterNode } from './filter-node.ts';
import { FALSE, allOf, bad, not } from './filter-parts.ts';
import type { Level } from './filter-parts.ts';
import { parseBits } from './parse-bits.ts';
import { parseMod } from './parse-mod.ts';
import { parseTypes } from './parse-types.ts';
import { compilePattern } from './pattern/compile-pattern.ts';
import { exactWhole } from './whole-number.ts';

/**
 * `{$gt: 1, …}`: the first name decides. A reference to another document, which has both `$ref` and `$id`, is a value,
 * although its names begin with `$`.
 */
export function isOperatorDoc(value: Value): value is Doc {
  if (!(value instanceof Doc)) return false;
  const first = value.names[0];
  return first !== undefined && first.startsWith('$') && !(value.has('$ref') && value.has('$id'));
}

/** `{path: value}`. */
export function parseEquality(path: string, value: Value): FilterNode {
  if (value instanceof BSONRegExp) return regex(path, value.pattern, value.options);
  return compare('eq', path, value);
}

/** `{path: {$gt: 1, $lt: 5}}`: all of them must hold. */
export function parseOperators(path: string, operators: Doc, level: Level): FilterNode {
  const children: FilterNode[] = [];
  for (const [name, value] of operators) {
    const child = parseOperator(path, name, value, operators, level);
    if (child !== undefined) children.push(child);
  }
  return allOf(children);
}

type OperatorParser = (path: string, value: Value, beside: Doc, level: Level) => FilterNode | undefined;

function parseOperator(path: string, name: string, value: Value, beside: Doc, level: Level): FilterNode | undefined {
  const parser = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (parser === undefined) throw bad(`unknown operator: ${name}`);
  return parser(path, value, beside, level);
}

const operators: Readonly<Record<string, OperatorParser>> = {
  $eq: (path, value) => compare('eq', path, value),
  $ne: (path, value) => {
    if (value instanceof BSONRegExp) throw bad("Can't have regex as arg to $ne.");
    return not(compare('eq', path, value));
  },
  $gt: (path, value) => compare('gt', path, value),
  $gte: (path, value) => compare('gte', path, value),
  $lt: (path, value) => compare('lt', path, value),
  $lte: (path, value) => compare('lte', path, value),
  $in: (path, value) => parseIn('$in', path, value),
  $nin: (path, value) => not(parseIn('$nin', path, value)),
  $exists: (path, value) => (isTruthy(value) ? { op: 'exists', path } : not({ op: 'exists', path })),
  $type: (path, value) => ({ op: 'type', path, types: parseTypes(value) }),
  $size: parseSize,
  $mod: (path, value) => parseMod(path, value),
  $regex: (path, value, beside) => parseRegex(path, value, beside),
  $options: (_path, value, beside) => {
    if (!beside.has('$regex')) throw bad('$options needs a $regex');
    if (typeof value !== 'string') throw bad('$options has to be a string');
    return undefined;
  },
  $not: parseNot,
  $all: parseAll,
  $elemMatch: parseElemMatch,
  $bitsAllSet: (path, value) => ({ op: 'bits', path, test: 'allSet', mask: parseBits('$bitsAllSet', value) }),
  $bitsAnySet: (path, value) => ({ op: 'bits', path, test: 'anySet', mask: parseBits('$bitsAnySet', value) }),
  $bitsAllClear: (path, value) => ({ op: 'bits', path, test: 'allClear', mask: parseBits('$bitsAllClear', value) }),
  $bitsAnyClear: (path, value) => ({ op: 'bits', path, test: 'anyClear', mask: parseBits('$bitsAnyClear', value) }),
  $near: parseNear,
  $nearSphere: parseNear,
  $geoNear: parseNear,
};

/** Only to tell what it asks for from what is no question at all: there are no geographic indexes. */
function parseNear(path: string, _value: Value, beside: Doc): FilterNode {
  const [first] = beside.values;
  const isPlace = first instanceof Doc || Array.isArray(first);
  if (!isPlace || operators[beside.names[0] ?? ''] !== parseNear) throw bad('near must be first');
  return { op: 'geoNear', path };
}

function compare(op: CompareNode['op'], path: string, value: Value): FilterNode {
  if (value === undefined) throw bad('cannot compare to undefined');
  if (op !== 'eq' && value instanceof BSONRegExp) {
    throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`);
  }
  return { op, path, value };
}

function regex(path: string, pattern: string, options: string): FilterNode {
  // Refused while the filter is read, not at the first document.
  compilePattern(pattern, options);
  return { op: 'regex', path, pattern, options };
}

function parseIn(name: string, path: string, value: Value): FilterNode {
  if (!Array.isArray(value)) throw bad(`${name} needs an array`);
  for (const element of value) {
    if (isOperatorDoc(element)) throw bad(`cannot nest $ under ${name}`);
    if (element === undefined) throw bad('cannot compare to undefined');
    if (element instanceof BSONRegExp) compilePattern(element.pattern, element.options);
  }
  return { op: 'in', path, values: value };
}

function parseSize(path: string, value: Value): FilterNode {
  // Decimals are the numbers that it does not take.
  if (!isNumber(value) || value instanceof Decimal128) throw bad('$size needs a number');
  const size = exactWhole(value);
  if (size === undefined) throw bad('$size must be a whole number');
  if (size < 0n) throw bad('$size may not be negative');
  if (size > 2_147_483_647n) throw bad('$size cannot be represented as an int');
  return { op: 'size', path, size: Number(size) };
}

/** `$regex` and `$options` belong together, in whichever order they stand; the flags may be given only once. */
function parseRegex(path: string, value: Value, beside: Doc): FilterNode {
  const options = beside.get('$options');
  if (options !== undefined && typeof options !== 'string') throw bad('$options has to be a string');
  if (typeof value === 'string') return regex(path, value, options ?? '');
  if (!(value instanceof BSONRegExp)) throw bad('$regex has to be a string');
  if (value.options === '') return regex(path, value.pattern, options ?? '');
  const optionsFirst = beside.names.indexOf('$options') < beside.names.indexOf('$regex');
  if (options !== undefined && !(optionsFirst && options === '')) {
    throw new StoreError(optionsFirst ? 51074 : 51075, 'options set in both $regex and $options');
  }
  return regex(path, value.pattern, value.options);
}

function parseNot(path: string, value: Value, _beside: Doc, level: Level): FilterNode {
  if (value instanceof BSONRegExp) return not(regex(path, value.pattern, value.options));
  if (!(value instanceof Doc)) throw bad('$not needs a regex or a document');
  if (value.size === 0) throw bad('$not cannot be empty');
  return not(parseOperators(path, value, level));
}

function parseAll(path: string, value: Value, _beside: Doc, level: Level): FilterNode {
  if (!Array.isArray(value)) throw bad('$all needs an array');
  if (value.length === 0) return FALSE;
  const first = value[0];
  if (first instanceof Doc && first.names[0] === '$elemMatch') return allOf(parseAllElemMatch(path, value, level));
  return allOf(
    value.map((element) => {
      if (element instanceof Doc && isPathOperator(element.names[0] ?? '')) throw bad('no $ expressions in $all');
      return parseEquality(path, element);
    }),
  );
}

function parseAllElemMatch(path: string, values: readonly Value[], level: Level): FilterNode[] {
  return values.map((element) => {
    if (!(element instanceof Doc) || element.names[0] !== '$elemMatch') {
      throw bad('$all/$elemMatch has to be consistent');
    }
    return parseElemMatch(path, element.values[0], element, level);
  });
}

/**
 * Whether a name is an operator on the value of a field where a document may stand as well (`$all`, `$pull`). There `$eq`
 * and `$not` are none.
 */
export function isPathOperator(name: string): boolean {
  return Object.hasOwn(operators, name) && name !== '$eq' && name !== '$not';
}

const ASKS_A_DOCUMENT = new Set(
  '$and $or $nor $expr $text $where $comment $jsonSchema $alwaysTrue $alwaysFalse $sampleRate $ref $id $db'.split(' '),
);
const REFERENCE_PARTS = ['$ref', '$id', '$db'];

function parseElemMatch(path: string, value: Value, _beside: Doc, level: Level): FilterNode {
  if (!(value instanceof Doc)) throw bad('$elemMatch needs an Object');
  const inside = { ...level, top: false };
  // An operator that speaks of a value makes this the form for values; `$and`, `$or` and the like speak of documents.
  const isReference = REFERENCE_PARTS.some((part) => value.has(part));
  if (isOperatorDoc(value) && !isReference && !ASKS_A_DOCUMENT.has(value.names[0] ?? '')) {
    return { op: 'elemMatchValue', path, child: parseOperators('', value, inside) };
  }
  return { op: 'elemMatchObject', path, child: level.parse(value, inside) };
}
