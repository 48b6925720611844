import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { hashPassword, verifyPassword } from '../../platform/password-hash.ts';
import { can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Codes are short and made by people: guessing must be slow. Per person and process, over all rooms. */
const wrongTries = new RateLimiterMemory({ points: 10, duration: 300 });

/** @returns what is kept of a code; an empty one takes the code away. */
export async function hashOfJoinCode(code: string): Promise<string | null> {
  const trimmed = code.trim();
  return trimmed === '' ? null : hashPassword(trimmed);
}

/**
 * Lets pass whoever knows the room's code, or needs none.
 * @throws DomainError `join-code-wrong`; `too-many-requests` after ten wrong ones in five minutes.
 */
export async function requireJoinCode(ctx: Context, actor: Actor, room: Room, given: string): Promise<void> {
  if (room.joinCodeHash === null || can(ctx, actor, 'join-without-join-code')) return;
  const tried = await wrongTries.get(actor.id);
  if (tried !== null && tried.remainingPoints <= 0)
    throw new DomainError('too-many-requests', { seconds: Math.ceil(tried.msBeforeNext / 1000) });
  if (given.trim() !== '' && (await verifyPassword(room.joinCodeHash, given.trim()))) return;
  if (given.trim() !== '') await wrongTries.penalty(actor.id);
  throw new DomainError('join-code-wrong');
}
