import { isNumber, toNumber, typeName } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Modifier, ModifierParser } from '../modifier.ts';

/** 1 takes the last element, -1 the first. */
export const parsePop: ModifierParser = (operand, path): Modifier => {
  if (!isNumber(operand)) throw new StoreError('FailedToParse', `Expected a number in: ${path}: ${typeName(operand)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) throw new StoreError('FailedToParse', `$pop expects 1 or -1, found: ${end}`);
  return {
    change(old, scope) {
      if (!Array.isArray(old)) {
        throw new StoreError(
          'TypeMismatch',
          `Path '${scope.path}' contains an element of non-array type '${typeName(old)}'`,
        );
      }
      if (old.length === 0) return undefined;
      return { value: end === 1 ? old.slice(0, -1) : old.slice(1) };
    },
  };
};
