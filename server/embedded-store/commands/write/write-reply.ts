import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import type { Reply } from '../../wire/reply.ts';
import type { CommandContext } from '../command.ts';
import type { Outcome } from './statements.ts';

/** The sum of a number over the statements' results. */
export function total({ results }: Outcome, field: string): Int32 {
  let sum = 0;
  for (const result of results) {
    const value = result?.get(field);
    if (isNumber(value)) sum += toNumber(value);
  }
  return new Int32(sum);
}

/** A client that waits for no acknowledgement is told nothing of what was done. */
function isUnacknowledged({ body }: CommandContext): boolean {
  const concern = body.get('writeConcern');
  const w = concern instanceof Doc ? concern.get('w') : undefined;
  return isNumber(w) && toNumber(w) === 0;
}

/** `n`, what the command adds to it, and the errors of statements where there are any. */
export function writeReply(context: CommandContext, outcome: Outcome, more: Record<string, Int32 | Doc[]> = {}): Reply {
  if (isUnacknowledged(context)) {
    const nothing = 'nModified' in more ? { n: new Int32(0), nModified: new Int32(0) } : { n: new Int32(0) };
    return { fields: Doc.of(nothing) };
  }
  const fields = Doc.of({ n: total(outcome, 'n') });
  for (const [name, value] of Object.entries(more)) fields.push(name, value);
  if (outcome.errors.length > 0) fields.push('writeErrors', outcome.errors);
  return { fields };
}
