import { Decimal128 } from 'bson';
import { timeOf } from '../../bson/far-date.ts';
import { Doc, Int32, MISSING, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { bareEnvironment, compileExpression, evaluate } from '../index.ts';

/** A double in a test, where whole numbers are ints otherwise. */
export class Double {
  constructor(readonly value: number) {}
}

export const double = (value: number): Double => new Double(value);
export const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

/** Plain JavaScript for short tests: whole numbers become ints, objects documents. */
export function plainValue(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(plainValue);
  if (plain instanceof Double) return plain.value;
  if (typeof plain === 'number' && Number.isInteger(plain)) return new Int32(plain);
  if (typeof plain !== 'object' || plain === null || Object.getPrototypeOf(plain) !== Object.prototype)
    return plain as Value;
  return new Doc(Object.keys(plain), Object.values(plain).map(plainValue));
}

/** Something of everything, for expressions to read. */
export const richDocument = plainValue({
  _id: 1,
  i: 5,
  d: 2.5,
  s: 'str',
  n: null,
  arr: [1, 2, 3, 2],
  o: { x: { y: 1 }, w: 1 },
  objs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
    { k: 'b', v: 3 },
  ],
  e: [],
  t: true,
  z: 0,
  neg: -3,
}) as Doc;

/**
 * What an expression makes of a document, as text that tells the kinds of numbers apart: `5`, `5L`, `5D`, `dec 5`; `missing`;
 * `refused 16020` when it cannot be compiled (or what is constant in it cannot be evaluated), `failed 16020` when only
 * the document shows that.
 */
export function shownResult(expression: unknown, document: Doc): string {
  let stage = 'refused';
  try {
    const run = compileExpression(plainValue(expression), bareEnvironment());
    stage = 'failed';
    return shown(evaluate(run, document));
  } catch (error) {
    return `${stage} ${(error as { code?: number }).code}`;
  }
}

function shown(value: Result): string {
  if (value === MISSING) return 'missing';
  if (value instanceof Int32) return String(value.value);
  if (typeof value === 'bigint') return `${value}L`;
  if (typeof value === 'number') return `${Object.is(value, -0) ? '-0' : value}D`;
  if (value instanceof Decimal128) return `dec ${value.toString()}`;
  if (value instanceof Date) return `date ${Number.isNaN(value.getTime()) ? timeOf(value) : value.toISOString()}`;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (value instanceof Doc)
    return `{${value.names.map((name, index) => `${name}: ${shown(value.values[index])}`).join(', ')}}`;
  return JSON.stringify(value);
}
