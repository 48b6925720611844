import { encode } from '../../bson/encode.ts';
import { Binary, Doc, Int32, MISSING, type Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { Fields } from '../fields.ts';
import { refuse } from '../refuse.ts';
import type { Context, Node, Operator } from './context.ts';
import { constant } from './context.ts';
import { forPlaces, mapped } from '../../turns/long-lists.ts';
import { isNullish, nameOfType, namedOperands, unary } from './operands.ts';
import { over } from './statistics.ts';

/** Later fields win, at the place where their name stood first. */
function merged(values: readonly Result[]): Result {
  const all = new Fields();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!(value instanceof Doc))
      return refuse(40400, `$mergeObjects requires object inputs, but input is of type ${nameOfType(value)}`);
    for (const [name, each] of value) all.set(name, each);
  }
  return all.doc;
}

function toPairs(value: Result): Result {
  if (isNullish(value)) return null;
  if (!(value instanceof Doc))
    return refuse(40390, `$objectToArray requires a document input, found: ${nameOfType(value)}`);
  return mapped(value.names, (k, index) => Doc.of({ k, v: value.values[index] }));
}

function fromPairs(list: Result): Result {
  if (isNullish(list)) return null;
  if (!Array.isArray(list)) return refuse(40386, `$arrayToObject requires an array input, found: ${nameOfType(list)}`);
  const [first] = list;
  if (list.length > 0 && !Array.isArray(first) && !(first instanceof Doc))
    refuse(40398, `Unrecognised input type format for $arrayToObject: ${nameOfType(first)}`);
  const read = Array.isArray(first) ? fromArray : fromDocument;
  return forPlaces(
    list.length,
    () => new Fields(),
    (made, at) => made.set(...read(list[at])),
  ).doc;
}

function fromArray(pair: Value): [string, Value] {
  if (!Array.isArray(pair))
    return refuse(
      40396,
      `$arrayToObject requires a consistent input format. Array was detected, now found: ${nameOfType(pair)}`,
    );
  if (pair.length !== 2)
    refuse(40397, `$arrayToObject requires an array of size 2 arrays,found array of size: ${pair.length}`);
  return [checkKey(pair[0], 40395, 4940400), pair[1]];
}

function fromDocument(pair: Value): [string, Value] {
  if (!(pair instanceof Doc))
    return refuse(
      40391,
      `$arrayToObject requires a consistent input format. Object was detected, now found: ${nameOfType(pair)}`,
    );
  if (pair.size !== 2)
    refuse(40392, `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${pair.size}`);
  if (!pair.has('k') || !pair.has('v'))
    refuse(40393, "$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys");
  return [checkKey(pair.get('k'), 40394, 4940401), pair.get('v')];
}

function checkKey(key: Value, code: number, nullByte: number): string {
  if (typeof key !== 'string')
    return refuse(code, `$arrayToObject requires the key to be of type string. Found key type: ${nameOfType(key)}`);
  if (key.includes('\0')) refuse(nullByte, 'Key field cannot contain an embedded null byte');
  return key;
}

interface FieldCodes {
  readonly path: number;
  readonly notConstant: number;
  readonly notString: number;
}

/** The name of a field, which may hold dots and dollar signs: a string as it stands there, no expression that makes one. */
function constantField(name: string, value: Value, context: Context, codes: FieldCodes): string {
  context.compile(value);
  if (typeof value === 'string' && value.startsWith('$'))
    return refuse(codes.path, `'${value}' is a field path reference which is not allowed in this context`);
  const literal = value instanceof Doc && ['$literal', '$const'].includes(value.names[0] ?? '');
  if (!literal && (value instanceof Doc || Array.isArray(value)))
    return refuse(codes.notConstant, `${name} requires 'field' to evaluate to a constant`);
  const field = literal ? value.values[0] : value;
  return typeof field === 'string'
    ? field
    : refuse(codes.notString, `${name} requires 'field' to evaluate to type String, but got ${nameOfType(field)}`);
}

const getField: Operator = (operand, context) => {
  const named = operand instanceof Doc && !operand.names[0]?.startsWith('$');
  const rules = {
    name: '$getField',
    notAnObject: 3041700,
    unknown: 3041701,
    fields: { field: 3041702, input: 3041703 },
  };
  const parts = named ? namedOperands(operand, rules) : new Map<string, Value>([['field', operand]]);
  const field = constantField('$getField', parts.get('field'), context, {
    path: 5654600,
    notConstant: 5654601,
    notString: 5654602,
  });
  const input = context.compile(named ? parts.get('input') : '$$CURRENT');
  const read = (scope: Scope): Result => {
    const value = input.run(scope);
    if (isNullish(value)) return value === MISSING ? MISSING : null;
    return value instanceof Doc ? value.field(field) : MISSING;
  };
  return { run: read };
};

function setting(name: string, removes: boolean): Operator {
  const fields = { field: 4161102, ...(removes ? {} : { value: 4161103 }), input: 4161109 };
  const rules = { name, notAnObject: 4161100, unknown: 4161101, fields };
  return (operand, context) => {
    const parts = namedOperands(operand, rules);
    const field = constantField(name, parts.get('field'), context, {
      path: 4161108,
      notConstant: 4161106,
      notString: 4161107,
    });
    const input = context.compile(parts.get('input'));
    const value: Node = removes ? constant(MISSING) : context.compile(parts.get('value'));
    return { run: (scope) => withField(name, input.run(scope), field, value.run(scope)) };
  };
}

function withField(name: string, input: Result, field: string, value: Result): Result {
  if (isNullish(input)) return null;
  if (!(input instanceof Doc)) return refuse(4161105, `${name} requires 'input' to evaluate to type Object`);
  const copy = new Doc(input.names.slice(), input.values.slice());
  if (value === MISSING) copy.delete(field);
  else copy.set(field, value);
  return copy;
}

function binarySize(value: Result): Result {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return new Int32(Buffer.byteLength(value));
  return value instanceof Binary
    ? new Int32(value.position)
    : refuse(51276, `$binarySize requires a string or BinData argument, found: ${nameOfType(value)}`);
}

function bsonSize(value: Result): Result {
  if (isNullish(value)) return null;
  return value instanceof Doc
    ? new Int32(encode(value).length)
    : refuse(31393, `$bsonSize requires a document input, found: ${nameOfType(value)}`);
}

export const objects: readonly (readonly [string, Operator])[] = [
  ['$mergeObjects', over(merged, { commutative: false })],
  ['$objectToArray', unary('$objectToArray', toPairs)],
  ['$arrayToObject', unary('$arrayToObject', fromPairs)],
  ['$getField', getField],
  ['$setField', setting('$setField', false)],
  ['$unsetField', setting('$unsetField', true)],
  ['$binarySize', unary('$binarySize', binarySize)],
  ['$bsonSize', unary('$bsonSize', bsonSize)],
];
