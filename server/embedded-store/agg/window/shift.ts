import { Doc, MISSING, type Value } from '../../bson/values.ts';
import { int32 } from '../expressions/arrays.ts';
import { orNull } from '../expressions/operands.ts';
import { refuse } from '../refuse.ts';
import type { WindowFunction, WindowPlace } from './window-place.ts';

const refused = (message: string): never => refuse('FailedToParse', message);

/** `{$shift: {output: '$n', by: -1, default: 0}}`: what a row so many places away holds. */
export function parseShift(spec: Doc, { sortBy, expressions }: WindowPlace): WindowFunction {
  if (spec.size !== 1) refused("$shift takes no 'window' and no other arguments");
  const argument = spec.get('$shift');
  if (!(argument instanceof Doc)) return refused('Argument to $shift must be an object');
  for (const name of argument.names)
    if (!['output', 'by', 'default'].includes(name)) refused(`Unknown argument in $shift: ${name}`);
  const fallback = expressions.compile(argument.get('default') ?? null);
  if (!fallback.constant) refused("'$shift:default' expression must yield a constant value.");
  if (!argument.has('output')) refused("$shift requires an 'output' expression.");
  const { run } = expressions.compile(argument.get('output'));
  const by = wholeNumber(argument.get('by'));
  if (!sortBy) refused('$shift requires a sortBy');
  const otherwise = orNull(fallback.constant?.value ?? MISSING);
  return ({ rows }) =>
    (index) => {
      const row = rows[index + by];
      return row ? orNull(run({ row, slots: [] })) : otherwise;
    };
}

function wholeNumber(value: Value): number {
  return int32(value) ?? refused("$shift requires 'by' as an integer value.");
}
