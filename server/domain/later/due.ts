import { DomainError } from '../../contracts/errors.ts';
import type { Context } from '../context.ts';

/** Further ahead nobody plans a message; a typing error in the year does not make one that nobody ever sees. */
const FURTHEST_MS = 366 * 86_400_000;
/** How many messages, and how many reminders, one person may have waiting. */
export const MOST_WAITING = 200;

/** @throws DomainError `time-not-possible` when it is over, or too far ahead. */
export function requireAhead(ctx: Pick<Context, 'clock'>, dueAt: Date): void {
  const ahead = dueAt.getTime() - ctx.clock.now().getTime();
  if (!(ahead > 0 && ahead <= FURTHEST_MS)) throw new DomainError('time-not-possible');
}
