import { addExactly, multiplyExactly } from '../../agg/numbers/numbers.ts';
import { equalValues } from '../../bson/compare.ts';
import { Int32, isNumber, toNumber, typeName, typeNumber } from '../../bson/values.ts';
import type { NumberValue, Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Modifier, ModifierParser, ModifierScope } from '../modifier.ts';

type Arithmetic = (a: NumberValue, b: NumberValue) => NumberValue | undefined;

export const parseInc: ModifierParser = (operand, path) => {
  const by = numeric(operand, path, 'increment');
  return arithmetic('$inc', addExactly, by, () => by);
};

/** A missing field counts as zero, with the operand's type. */
export const parseMul: ModifierParser = (operand, path) => {
  const by = numeric(operand, path, 'multiply');
  return arithmetic('$mul', multiplyExactly, by, () => multiplyExactly(new Int32(0), by) ?? by);
};

function numeric(operand: Value, path: string, verb: string): NumberValue {
  if (isNumber(operand)) return operand;
  throw new StoreError('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${typeName(operand)}}`);
}

function arithmetic(name: string, operation: Arithmetic, by: NumberValue, create: () => Value): Modifier {
  return {
    create,
    change(old, scope) {
      const before = number(old, name, scope);
      const value = operation(before, by);
      if (value === undefined) {
        throw new StoreError(
          'BadValue',
          `Failed to apply ${name} operations to current value for field '${scope.path}'`,
        );
      }
      return sameNumber(before, value) ? undefined : { value };
    },
  };
}

/** The same as a number of one type: -0 is 0 and 1.0 is 1.00, but NaN is never what it was. */
function sameNumber(a: NumberValue, b: NumberValue): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return typeNumber(a) === typeNumber(b) && !Number.isNaN(toNumber(a)) && equalValues(a, b);
}

function number(old: Value, name: string, scope: ModifierScope): NumberValue {
  if (isNumber(old)) return old;
  throw new StoreError(
    'TypeMismatch',
    `Cannot apply ${name} to a value of non-numeric type. The document has the field '${scope.path}' of non-numeric type ${typeName(old)}`,
  );
}
