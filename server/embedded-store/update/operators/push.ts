import { Doc, isNumber, typeName } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { exactWhole } from '../../match/whole-number.ts';
import { sorted } from '../../turns/long-lists.ts';
import type { Modifier, ModifierParser, Outcome } from '../modifier.ts';
import { parseElementOrder } from './element-order.ts';
import type { ElementOrder } from './element-order.ts';

/** What `{$each, $position, $slice, $sort}` says. */
interface PushClauses {
  readonly values: readonly Value[];
  readonly position?: number;
  readonly slice?: number;
  readonly order?: ElementOrder;
}

export const parsePush: ModifierParser = (operand): Modifier => {
  const clauses = clausesOf(operand);
  return {
    create: () => push([], clauses).value,
    change(old, scope): Outcome {
      if (!Array.isArray(old)) {
        throw bad(`The field '${scope.path}' must be an array but is of type ${typeName(old)} in the document`);
      }
      const pushed = push(old, clauses);
      return pushed.changed ? pushed : undefined;
    },
  };
};

interface Pushed {
  readonly value: Value[];
  readonly changed: boolean;
  readonly appendedFrom?: number;
}

function push(old: readonly Value[], { values, position, slice, order }: PushClauses): Pushed {
  const at =
    position === undefined || position > old.length
      ? old.length
      : Math.max(0, position < 0 ? old.length + position : position);
  let value = old.toSpliced(at, 0, ...values);
  let changed = values.length > 0;
  // Only what goes to the end without a place being named is told element by element; an array that was empty, or is
  // rearranged, is told as a whole.
  const toTheEnd = position === undefined || position > old.length;
  let appended = changed && toTheEnd && old.length > 0;
  if (order !== undefined) {
    const unsorted = value;
    value = sorted(unsorted.length, () => unsorted, order);
    // Nothing is put in order in what is empty.
    changed ||= value.length > 0;
    appended = false;
  }
  if (slice !== undefined && value.length > Math.abs(slice)) {
    value = slice < 0 ? value.slice(slice) : value.slice(0, slice);
    changed = true;
    appended = false;
  }
  return { value, changed, ...(appended && { appendedFrom: old.length }) };
}

function clausesOf(operand: Value): PushClauses {
  if (!(operand instanceof Doc) || !operand.has('$each')) return { values: [operand] };
  for (const name of operand.names) {
    if (!CLAUSES.includes(name)) throw bad(`Unrecognized clause in $push: ${name}`);
  }
  const values = operand.get('$each');
  if (!Array.isArray(values)) {
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeName(values)}`);
  }
  return {
    values,
    ...(operand.has('$slice') && { slice: whole('$slice', operand.get('$slice')) }),
    ...(operand.has('$sort') && { order: parseElementOrder(operand.get('$sort')) }),
    ...(operand.has('$position') && { position: whole('$position', operand.get('$position')) }),
  };
}

const CLAUSES = ['$each', '$slice', '$sort', '$position'];

function whole(name: string, value: Value): number {
  const number = isNumber(value) ? exactWhole(value) : undefined;
  if (number === undefined) {
    throw bad(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  }
  return Number(number);
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
