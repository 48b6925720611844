import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../../contracts/errors.ts';
import { loginKeyOf } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { limitKeyOf } from './address.ts';

/** Wrong passwords from one address, over all accounts; enough for a whole office behind one router. */
const WRONG_PER_ADDRESS = 100;
const WINDOW_SECONDS = 300;

/** Makes guessing passwords slow: too many wrong ones for an account, or from an address, and further tries wait. */
export interface LoginGuard {
  /**
   * Runs `work`, which throws `wrong-credentials` when the password is wrong. Whether an account exists makes no difference.
   * @throws DomainError `login-blocked` with `scope` user or ip, and `seconds` to wait.
   */
  attempt<Result>(ctx: Context, login: string, address: string, work: () => Promise<Result>): Promise<Result>;
}

export function createLoginGuard(): LoginGuard {
  const wrong = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS });
  const turns = new Map<string, Promise<unknown>>();

  async function requireBelow(scope: 'user' | 'ip', key: string, most: number): Promise<void> {
    const state = await wrong.get(key);
    if (state === null || state.consumedPoints < most) return;
    throw new DomainError('login-blocked', { scope, seconds: Math.ceil(state.msBeforeNext / 1000) });
  }

  async function attempt<Result>(
    ctx: Context,
    account: string,
    place: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    await requireBelow('ip', place, WRONG_PER_ADDRESS);
    await requireBelow('user', account, ctx.settings.get('Accounts_Block_After_Failures'));
    try {
      const result = await work();
      await wrong.delete(account);
      return result;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'wrong-credentials') {
        await Promise.all([wrong.penalty(account), wrong.penalty(place)]);
      }
      throw error;
    }
  }

  async function forget(account: string, turn: Promise<unknown>): Promise<void> {
    await turn.catch(() => undefined);
    if (turns.get(account) === turn) turns.delete(account);
  }

  return {
    // One account's tries go one after the other, so that many at once cannot pass the count before it is made.
    attempt(ctx, login, address, work) {
      const account = `user:${loginKeyOf(login)}`;
      const before = turns.get(account) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => attempt(ctx, account, `ip:${limitKeyOf(address)}`, work));
      turns.set(account, turn);
      void forget(account, turn);
      return turn;
    },
  };
}
