import { BSONRegExp, BSONSymbol, Binary, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { Doc } from './doc.ts';
import type { Missing } from './missing.ts';
import { MISSING } from './missing.ts';

export type { Missing };
export { MISSING };
export { BSONRegExp, BSONSymbol, Binary, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp, Doc };

/** The old BSON type 12: a namespace and an ObjectId. Nobody makes them any more, yet they must survive a round trip. */
export class DbPointer {
  constructor(
    readonly ns: string,
    readonly oid: ObjectId,
  ) {}
}

/** Code with a scope (BSON type 15); the scope is kept as written. */
export class ScopedCode {
  constructor(
    readonly code: string,
    readonly scope: Doc,
  ) {}
}

/**
 * Every BSON value, types told apart: a double is a plain `number`, a long is a `bigint`, an int32 is `Int32`,
 * BSON's deprecated undefined is `undefined`. Absence is never a value: see `MISSING`.
 */
export type Value =
  | null
  | undefined
  | boolean
  | string
  | number
  | bigint
  | Int32
  | Decimal128
  | Date
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | ScopedCode
  | MinKey
  | MaxKey
  | DbPointer
  | Value[]
  | Doc;

/** A number of any of BSON's four numeric types. */
export type NumberValue = number | bigint | Int32 | Decimal128;

/** BSON's type numbers, as `$type` and the wire know them. */
export const TYPE = {
  minKey: -1,
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof TYPE;

/** Numbers by byte, as they stand in BSON: 255 is MinKey. */
const nameByNumber = new Map<number, TypeName>(Object.entries(TYPE).map(([name, code]) => [code, name as TypeName]));

export function typeName(value: Value): TypeName {
  return nameByNumber.get(typeNumber(value)) ?? 'null';
}

export function typeNameOf(type: number): TypeName | undefined {
  return nameByNumber.get(type === 255 ? -1 : type);
}

export function typeNumber(value: Value): number {
  switch (typeof value) {
    case 'string':
      return TYPE.string;
    case 'number':
      return TYPE.double;
    case 'bigint':
      return TYPE.long;
    case 'boolean':
      return TYPE.bool;
    case 'undefined':
      return TYPE.undefined;
    default:
      return value === null ? TYPE.null : objectTypeNumber(value);
  }
}

function objectTypeNumber(value: object): number {
  if (value instanceof Int32) return TYPE.int;
  if (value instanceof Doc) return TYPE.object;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof ObjectId) return TYPE.objectId;
  if (value instanceof Decimal128) return TYPE.decimal;
  if (value instanceof Timestamp) return TYPE.timestamp;
  if (value instanceof Binary) return TYPE.binData;
  if (value instanceof BSONRegExp) return TYPE.regex;
  if (value instanceof ScopedCode) return TYPE.javascriptWithScope;
  if (value instanceof Code) return TYPE.javascript;
  if (value instanceof BSONSymbol) return TYPE.symbol;
  if (value instanceof DbPointer) return TYPE.dbPointer;
  return value instanceof MinKey ? TYPE.minKey : TYPE.maxKey;
}

export function isNumber(value: Value | Missing): value is NumberValue {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Int32 || value instanceof Decimal128
  );
}

/** The nearest double; for conditions and sizes, not for exact comparison (see compare.ts). */
export function toNumber(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32) return value.value;
  return Number(value.toString());
}

/** What MongoDB takes for true: everything but false, null, undefined, missing and zero. */
export function isTruthy(value: Value | Missing): boolean {
  if (value === null || value === undefined || value === MISSING || value === false) return false;
  return !isNumber(value) || toNumber(value) !== 0;
}
