import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../contracts/errors.ts';
import type { Context } from '../../domain/context.ts';
import { createLoginGuard } from './login-guard.ts';

const ctx = { settings: { get: () => 3 } } as unknown as Context;
const wrong = async (): Promise<never> => {
  throw new DomainError('wrong-credentials');
};
const right = async () => 'in';

describe('the guard of logins', () => {
  it('lets somebody wait after too many wrong passwords, however the name was written', async () => {
    const guard = createLoginGuard();
    for (const name of ['alice', 'ALICE ', '@álice']) {
      await expect(guard.attempt(ctx, name, '10.0.0.1', wrong)).rejects.toMatchObject({ code: 'wrong-credentials' });
    }
    await expect(guard.attempt(ctx, 'alice', '10.0.0.2', right)).rejects.toMatchObject({
      code: 'login-blocked',
      details: { scope: 'user', seconds: expect.any(Number) },
    });
    await expect(guard.attempt(ctx, 'bob', '10.0.0.1', right)).resolves.toBe('in');
  });

  it('forgets wrong ones after a right one, and counts nothing but wrong passwords', async () => {
    const guard = createLoginGuard();
    const broken = async (): Promise<never> => {
      throw new DomainError('try-again');
    };
    for (let round = 0; round < 3; round += 1) {
      await guard.attempt(ctx, 'alice', '10.0.0.1', wrong).catch(() => undefined);
      await guard.attempt(ctx, 'alice', '10.0.0.1', wrong).catch(() => undefined);
      await guard.attempt(ctx, 'alice', '10.0.0.1', broken).catch(() => undefined);
      await expect(guard.attempt(ctx, 'alice', '10.0.0.1', right)).resolves.toBe('in');
    }
  });

  it('stops one address that tries many accounts', async () => {
    const guard = createLoginGuard();
    const tries = Array.from({ length: 100 }, (_, number) => guard.attempt(ctx, `user${number}`, '10.0.0.9', wrong));
    await Promise.allSettled(tries);
    await expect(guard.attempt(ctx, 'someone-else', '10.0.0.9', right)).rejects.toMatchObject({
      code: 'login-blocked',
      details: { scope: 'ip' },
    });
    await expect(guard.attempt(ctx, 'someone-else', '10.0.0.8', right)).resolves.toBe('in');
  });

  it('counts tries that come at once', async () => {
    const guard = createLoginGuard();
    let checked = 0;
    const slow = async () => {
      checked += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return wrong();
    };
    await Promise.allSettled(Array.from({ length: 30 }, () => guard.attempt(ctx, 'alice', '10.0.0.1', slow)));
    expect(checked).toBe(3);
  });
});
