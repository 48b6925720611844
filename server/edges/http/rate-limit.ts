import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many calls in so many seconds, counted per endpoint and per caller: the account, or the address of strangers. */
export interface Limit {
  readonly calls: number;
  readonly seconds: number;
}

/**
 * These are nets against runaway programs and floods, not prices: a person with several windows, a client that catches up after
 * a night, or a bot stays far below them. They are constants and count per process.
 */
export const limits = {
  ordinary: { calls: 1_200, seconds: 60 },
  /** Writing messages: far more than hands can do, enough for an outbox that comes back full. */
  sending: { calls: 120, seconds: 20 },
  /** What makes accounts or changes passwords. Logins are ordinary: wrong passwords have a limit of their own in `login-guard.ts`. */
  accounts: { calls: 120, seconds: 60 },
  /** A room full of pictures is opened at once, by many behind one address. */
  download: { calls: 6_000, seconds: 60 },
} as const satisfies Record<string, Limit>;

export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the count begins anew. */
  readonly resetMs: number;
}

export interface RateLimiter {
  take(limit: Limit, key: string): Promise<Allowance>;
}

export function createRateLimiter(): RateLimiter {
  const counters = new Map<string, RateLimiterMemory>();

  function counterFor({ calls, seconds }: Limit): RateLimiterMemory {
    const name = `${calls}/${seconds}`;
    const known = counters.get(name);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ keyPrefix: name, points: calls, duration: seconds });
    counters.set(name, made);
    return made;
  }

  return {
    async take(limit, key) {
      try {
        return toAllowance(true, limit, await counterFor(limit).consume(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return toAllowance(false, limit, refusal);
      }
    },
  };
}

function toAllowance(allowed: boolean, { calls }: Limit, state: RateLimiterRes): Allowance {
  return { allowed, limit: calls, remaining: Math.max(0, state.remainingPoints), resetMs: state.msBeforeNext };
}
