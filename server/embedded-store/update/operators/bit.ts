import { Doc, Int32, typeName } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { identical } from '../identical.ts';
import type { Modifier, ModifierParser } from '../modifier.ts';

type Whole = Int32 | bigint;
type Step = (value: Whole) => Whole;

const operations: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

/** `{and: n, or: n, xor: n}`, applied in the order in which they are written. */
export const parseBit: ModifierParser = (operand): Modifier => {
  if (!(operand instanceof Doc)) {
    throw bad(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}}`,
    );
  }
  const steps = [...operand].map(([name, value]) => stepOf(name, value));
  if (steps.length === 0) {
    throw bad('You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}');
  }
  const run: Step = (value) => steps.reduce((result, step) => step(result), value);
  return {
    create: () => run(new Int32(0)),
    change(old, scope) {
      if (!isWhole(old)) {
        throw bad(
          `Cannot apply $bit to a value of non-integral type. The document has the field ${scope.path} of non-integer type ${typeName(old)}`,
        );
      }
      const value = run(old);
      return identical(old, value) ? undefined : { value };
    },
  };
};

function stepOf(name: string, operand: Value): Step {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) {
    throw bad(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`);
  }
  if (!isWhole(operand)) {
    throw bad(`The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here`);
  }
  return (value) => {
    const result = operation(bits(value), bits(operand));
    return value instanceof Int32 && operand instanceof Int32 ? new Int32(Number(result)) : result;
  };
}

function isWhole(value: Value): value is Whole {
  return value instanceof Int32 || typeof value === 'bigint';
}

function bits(value: Whole): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value;
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
