import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../contracts/errors.ts';
import { can } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';

/**
 * How much one person may write, over all their connections: sixty messages, edits and deletions in ten seconds, far more than
 * hands can do and enough for an outbox that comes back full. Whoever holds `send-many-messages` is free of it.
 */
const WRITES = { points: 60, duration: 10 };

/** @throws DomainError `too-many-requests` with the `seconds` to wait. */
export type SendLimit = (actor: Actor) => Promise<void>;

export function createSendLimit(ctx: Pick<Context, 'permissions'>): SendLimit {
  const limiter = new RateLimiterMemory(WRITES);
  return async (actor) => {
    if (can(ctx, actor, 'send-many-messages')) return;
    try {
      await limiter.consume(actor.id);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('too-many-requests', { seconds: Math.ceil(refusal.msBeforeNext / 1000) });
    }
  };
}
