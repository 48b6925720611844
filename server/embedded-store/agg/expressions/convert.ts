import { dateOf } from '../../bson/far-date.ts';
import {
  type Decimal128,
  Int32,
  ObjectId,
  TYPE,
  isNumber,
  isTruthy,
  typeNameOf,
  type NumberValue,
  type TypeName,
  type Value,
} from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Result } from '../environment.ts';
import { wholeInt } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import { millisecondsOf, objectIdDate } from './coerce-date.ts';
import { failed, readDecimal, readDouble, readWhole, toDecimal, toDouble, toInt, toLong } from './to-number.ts';
import { constant, type Node, type Operator } from './context.ts';
import { parseDate } from './date-parse.ts';
import { fold, isNullish, nameOfType, namedOperands, operandsOf, results, unary } from './operands.ts';
import { dateToText } from './text.ts';
import { writtenNumber } from './number-text.ts';

type Conversion = (value: Exclude<Value, null | undefined>) => Value;

/** What each type can be made of; whatever is not named here is refused. */
const conversions: Partial<Record<TypeName, Partial<Record<TypeName, Conversion>>>> = {
  double: from({
    bool: (value) => (value ? 1 : 0),
    number: (value) => toDouble(value),
    string: (text) => readDouble(text),
    date: (date) => Number(millisecondsOf(date)),
  }),
  int: from({
    bool: (value) => new Int32(value ? 1 : 0),
    number: (value) => toInt(value),
    string: (text) => toInt(readWhole(text)),
  }),
  long: from({
    bool: (value) => (value ? 1n : 0n),
    number: (value) => toLong(value),
    string: (text) => toLong(readWhole(text)),
    date: (date) => millisecondsOf(date),
  }),
  decimal: from({
    bool: (value) => toDecimal(new Int32(value ? 1 : 0)),
    number: (value) => toDecimal(value),
    string: (text) => readDecimal(text),
    date: (date) => toDecimal(millisecondsOf(date)),
  }),
  bool: Object.fromEntries(Object.keys(TYPE).map((name) => [name, (value: Value) => isTruthy(value)])),
  string: {
    ...same('string'),
    ...from({ bool: String, number: writtenNumber, string: (text) => text, date: dateToText }),
    objectId: (value) => (value as ObjectId).toHexString(),
  },
  objectId: { ...same('objectId'), string: (text) => readObjectId(text as string) },
  date: {
    ...same('date'),
    double: (value) => dateOf(toLong(value as number)),
    long: (value) => dateOf(value as bigint),
    decimal: (value) => dateOf(toLong(value as Decimal128)),
    string: (text) => new Date(parseDate(text as string)),
    objectId: (value) => objectIdDate(value as ObjectId),
    timestamp: (value) => new Date((value as { t: number }).t * 1000),
  },
};

interface Sources {
  readonly bool: (value: boolean) => Value;
  readonly number: (value: NumberValue) => Value;
  readonly string: (value: string) => Value;
  readonly date?: (value: Date) => Value;
}

function from({ bool, number, string, date }: Sources): Partial<Record<TypeName, Conversion>> {
  const numeric: Conversion = (value) => number(value as NumberValue);
  return {
    bool: (value) => bool(value as boolean),
    string: (value) => string(value as string),
    ...Object.fromEntries(['int', 'long', 'double', 'decimal'].map((name) => [name, numeric])),
    ...(date && { date: (value: Value) => date(value as Date) }),
  };
}

function same(name: TypeName): Partial<Record<TypeName, Conversion>> {
  return { [name]: (value: Value) => value };
}

function readObjectId(text: string): ObjectId {
  return /^[\da-f]{24}$/i.test(text)
    ? ObjectId.createFromHexString(text)
    : failed(`Failed to parse objectId '${text}'`);
}

/** A type by its name; `missing` is one that nothing can be made into. */
type Target = TypeName | 'missing';

function convertTo(type: Target, value: Exclude<Value, null | undefined>): Value {
  const conversion = type === 'missing' ? undefined : conversions[type]?.[nameOfType(value) as TypeName];
  return conversion ? conversion(value) : failed(`Unsupported conversion from ${nameOfType(value)} to ${type}`);
}

const shorthand = (name: string, type: TypeName): readonly [string, Operator] => [
  name,
  (operand, context) => {
    const nodes = operandsOf(operand, context);
    if (nodes.length !== 1) refuse(50723, `${name} requires a single argument, got ${nodes.length}`);
    const [{ run }] = nodes as [Node];
    return fold(nodes, (scope) => {
      const value = run(scope);
      return isNullish(value) ? null : convertTo(type, value);
    });
  },
];

const convert: Operator = (operand, context) => {
  const fields = { input: 'FailedToParse', to: 'FailedToParse', onError: null, onNull: null } as const;
  const parts = namedOperands(operand, {
    name: '$convert',
    notAnObject: 'FailedToParse',
    unknown: 'FailedToParse',
    fields,
  });
  const part = (name: string): Node => (parts.has(name) ? context.compile(parts.get(name)) : constant(null));
  const [input, to, onError, onNull] = ['input', 'to', 'onError', 'onNull'].map(part) as [Node, Node, Node, Node];
  const forgives = parts.has('onError');
  return fold([input, to, onError, onNull], (scope) => {
    const [value, target] = results(scope, [input, to]);
    const type = isNullish(target) ? undefined : targetType(target);
    if (isNullish(value)) return onNull.run(scope);
    if (type === undefined) return null;
    try {
      return convertTo(type, value);
    } catch (error) {
      if (forgives && error instanceof StoreError && error.codeName === 'ConversionFailure') return onError.run(scope);
      throw error;
    }
  });
};

function targetType(value: Value): Target {
  if (value === 'missing') return 'missing';
  if (typeof value === 'string')
    return Object.hasOwn(TYPE, value) ? (value as TypeName) : refuse('BadValue', `Unknown type name: ${value}`);
  if (!isNumber(value))
    return refuse('FailedToParse', `$convert's 'to' argument must be a string or number, but is ${nameOfType(value)}`);
  const number = wholeInt(value) ?? refuse('FailedToParse', "In $convert, numeric 'to' argument is not an integer");
  if (number === 0) return 'missing';
  return (
    typeNameOf(number) ??
    refuse('FailedToParse', `In $convert, numeric value for 'to' does not correspond to a BSON type: ${number}`)
  );
}

export const conversionOperators: readonly (readonly [string, Operator])[] = [
  ['$convert', convert],
  shorthand('$toDouble', 'double'),
  shorthand('$toInt', 'int'),
  shorthand('$toLong', 'long'),
  shorthand('$toDecimal', 'decimal'),
  shorthand('$toBool', 'bool'),
  shorthand('$toString', 'string'),
  shorthand('$toObjectId', 'objectId'),
  shorthand('$toDate', 'date'),
  ['$type', unary('$type', (value) => nameOfType(value))],
  ['$isNumber', unary('$isNumber', (value: Result) => isNumber(value))],
];
