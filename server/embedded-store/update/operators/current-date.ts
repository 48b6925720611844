import { Doc, typeName } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Modifier, ModifierParser, ModifierScope } from '../modifier.ts';

/** `true`, or `{$type: 'date' | 'timestamp'}`. */
export const parseCurrentDate: ModifierParser = (operand): Modifier => {
  const make = kindOf(operand) === 'date' ? dateNow : timestampNow;
  return { create: make, change: (_old, scope) => ({ value: make(scope) }) };
};

const dateNow = (scope: ModifierScope): Value => scope.now;
const timestampNow = (scope: ModifierScope): Value => scope.timestamp();

function kindOf(operand: Value): 'date' | 'timestamp' {
  if (typeof operand === 'boolean') return 'date';
  if (!(operand instanceof Doc)) {
    throw bad(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  for (const name of operand.names) if (name !== '$type') throw bad(`Unrecognized $currentDate option: ${name}`);
  const kind = operand.get('$type');
  if (kind === 'date' || kind === 'timestamp') return kind;
  throw bad(
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
