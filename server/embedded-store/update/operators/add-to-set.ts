import { hashKey } from '../../bson/hash-key.ts';
import { Doc, typeName } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { mapped, unseen } from '../../turns/long-lists.ts';
import type { Modifier, ModifierParser } from '../modifier.ts';

/** Longer lists are not looked through when the update is read. */
const MANY = 1_000;

/** A value, or `{$each: [values]}`; adds those that the array does not hold yet. */
export const parseAddToSet: ModifierParser = (operand): Modifier => {
  const values = valuesOf(operand);
  // Of very many values this is not found out before it is needed, when others can have their turns meanwhile.
  const few = values.length > MANY ? undefined : unseen(values, hashKey);
  const wanted = (): Value[] => few ?? unseen(values, hashKey);
  return {
    create: wanted,
    change(old, scope) {
      if (!Array.isArray(old)) {
        throw new StoreError(
          'BadValue',
          `Cannot apply $addToSet to non-array field. Field named '${scope.path}' has non-array type ${typeName(old)}`,
        );
      }
      const added = unseen(wanted(), hashKey, () => new Set(mapped(old, hashKey)));
      return added.length === 0 ? undefined : { value: [...old, ...added] };
    },
  };
};

function valuesOf(operand: Value): Value[] {
  if (!(operand instanceof Doc) || operand.names[0] !== '$each') return [operand];
  const each = operand.values[0];
  if (!Array.isArray(each)) {
    throw new StoreError(
      'TypeMismatch',
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    );
  }
  if (operand.size > 1) throw new StoreError('BadValue', 'Found unexpected fields after $each in $addToSet');
  return each;
}
