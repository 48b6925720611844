import { equalValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { BSONRegExp, Doc, typeName } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { isOperatorDoc, isPathOperator } from '../../match/parse-field.ts';
import { compilePlainFilter } from '../../match/plain-filter.ts';
import { kept, mapped } from '../../turns/long-lists.ts';
import type { Modifier } from '../modifier.ts';

/** Takes away the elements that equal the operand, or meet it when it is a condition. */
export function parsePull(operand: Value): Modifier {
  return cull(elementTest(operand));
}

export function parsePullAll(operand: Value): Modifier {
  if (!Array.isArray(operand)) {
    throw new StoreError('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`);
  }
  const unwanted = new Set(mapped(operand, hashKey));
  return cull((element) => unwanted.has(hashKey(element)));
}

function cull(unwanted: (element: Value) => boolean): Modifier {
  return {
    change(old) {
      if (!Array.isArray(old)) throw new StoreError('BadValue', 'Cannot apply $pull to a non-array value');
      const value = kept(old, (element) => !unwanted(element));
      return value.length === old.length ? undefined : { value };
    },
  };
}

function elementTest(operand: Value): (element: Value) => boolean {
  if (operand instanceof BSONRegExp || (isOperatorDoc(operand) && isPathOperator(operand.names[0] ?? ''))) {
    // A condition on the element itself is asked of a document that has it under one name.
    const filter = compilePlainFilter(new Doc(['element'], [operand]));
    return (element) => filter.matches(new Doc(['element'], [element]));
  }
  if (operand instanceof Doc) {
    const filter = compilePlainFilter(operand);
    return (element) => element instanceof Doc && filter.matches(element);
  }
  return (element) => equalValues(element, operand);
}
