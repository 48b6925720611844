import { compareValues } from '../../bson/compare.ts';
import type { Value } from '../../bson/values.ts';
import type { Modifier, ModifierParser } from '../modifier.ts';

export const parseMin: ModifierParser = (operand) => keepBy(operand, (order) => order < 0);
export const parseMax: ModifierParser = (operand) => keepBy(operand, (order) => order > 0);

/** @param better what the order of the operand to the stored value must be for it to be taken */
function keepBy(operand: Value, better: (order: number) => boolean): Modifier {
  return {
    create: () => operand,
    change: (old) => (better(compareValues(operand, old)) ? { value: operand } : undefined),
  };
}
