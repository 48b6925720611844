import type { Modifier, ModifierParser } from '../modifier.ts';
import { identical } from '../identical.ts';

export const parseSet: ModifierParser = (operand): Modifier => ({
  create: () => operand,
  change: (old) => (identical(old, operand) ? undefined : { value: operand }),
});

export const parseSetOnInsert: ModifierParser = (operand, path): Modifier => ({
  ...parseSet(operand, path),
  onlyOnInsert: true,
});

export const parseUnset: ModifierParser = (): Modifier => ({ change: () => 'removed', toleratesDeadEnds: true });
