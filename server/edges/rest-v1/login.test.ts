import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUserActive } from '../../domain/users/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { PASSWORD, person } from '../../testing/world.ts';

const UNAUTHORIZED = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ environment: { OVERWRITE_SETTING_Accounts_Block_After_Failures: '5' } });
});
afterAll(() => world.close());

const login = (body: unknown, headers = {}) => world.ask('POST', '/api/v1/login', { body, headers });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('POST login', () => {
  it('takes the name, the address and the password in every form that clients send', async () => {
    const digest = { digest: sha256(PASSWORD), algorithm: 'sha-256' };
    const forms = [
      { user: 'alice', password: PASSWORD },
      { username: 'ALICE', password: PASSWORD },
      { email: 'alice@example.org', password: PASSWORD },
      { user: 'Alice@Example.org', password: digest },
      { user: { username: 'alice' }, password: digest },
      { user: { email: 'alice@example.org' }, password: digest },
    ];
    for (const form of forms) {
      const { status, body } = await login(form);
      expect([form, status]).toEqual([form, 200]);
      expect(body).toMatchObject({
        status: 'success',
        data: { userId: world.alice.id, authToken: expect.stringMatching(/^[\w-]{43}$/), me: { username: 'alice' } },
      });
      expect(body).not.toHaveProperty('success');
    }
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const asForm = await login(`user=alice&password=${encodeURIComponent(PASSWORD)}`, form);
    expect(asForm.status).toBe(200);
  });

  it('finds a session again by its token', async () => {
    const token = await world.tokenOf(world.alice);
    const { body } = await login({ resume: token });
    expect(body).toMatchObject({ status: 'success', data: { userId: world.alice.id, authToken: token } });
    expect((await login({ resume: 'wrong' })).body).toEqual(UNAUTHORIZED);
  });

  it('tells nobody whether the name, the password or the account was wrong', async () => {
    const gone = await person(world.ctx, 'gone');
    await setUserActive(world.ctx, world.dora, { userId: gone.id, active: false });
    const answers = await Promise.all([
      login({ user: 'nobody-at-all', password: 'x' }),
      login({ user: 'nobody@example.org', password: 'x' }),
      login({ user: 'carol', password: 'x' }),
      login({ user: 'gone', password: PASSWORD }),
      login({ user: 'gone', password: 'x' }),
    ]);
    for (const { status, body } of answers) expect([status, body]).toEqual([401, UNAUTHORIZED]);
  });

  it.each(['bob', 'nobody-either'])('makes further tries for %s wait after too many wrong ones', async (user) => {
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, guess) => login({ user, password: `guess ${guess}` })),
    );
    const blocked = guesses.filter(({ body }) => body['error'] === 'error-login-blocked-for-user');
    expect([blocked.length, guesses.length - blocked.length]).toEqual([15, 5]);
    expect((await login({ user, password: PASSWORD })).status).toBe(401);
  });

  it('shows no secret in what it answers', async () => {
    const { text } = await login({ user: 'alice', password: PASSWORD });
    expect(text).not.toMatch(/argon2|hash|\$2[aby]\$/i);
  });
});

describe('POST logout', () => {
  it('ends this session and no other', async () => {
    const [first, second] = [
      await login({ user: 'alice', password: PASSWORD }),
      await login({ user: 'alice', password: PASSWORD }),
    ];
    const tokenOf = ({ body }: typeof first) => (body as unknown as { data: { authToken: string } }).data.authToken;
    const by = (token: string) => ({ headers: { 'X-Auth-Token': token, 'X-User-Id': world.alice.id } });
    const out = await world.ask('POST', '/api/v1/logout', by(tokenOf(first)));
    expect(out.body).toEqual({ status: 'success', data: { message: "You've been logged out!" } });
    expect((await world.ask('GET', '/api/v1/me', by(tokenOf(first)))).status).toBe(401);
    expect((await world.ask('GET', '/api/v1/me', by(tokenOf(second)))).status).toBe(200);
  });
});

describe('POST users.register', () => {
  const register = (body: object, as = null as typeof world.alice | null) =>
    world.post('/api/v1/users.register', body, as);
  const erin = { username: 'erin', name: 'Erin', email: 'erin@example.org', pass: 'long enough!' };

  it('makes an account that can log in and is in #general', async () => {
    const { body } = await register(erin);
    expect(body).toMatchObject({ success: true, user: { username: 'erin', roles: ['user'], active: true } });
    expect(await login({ user: 'erin', password: erin.pass })).toMatchObject({ status: 200 });
  });

  it('refuses a name or address that is taken, a weak password, and who has an account', async () => {
    expect((await register(erin)).body).toMatchObject({
      error: 'Username is already in use [error-field-unavailable]',
    });
    expect((await register({ ...erin, username: 'erin2' })).body).toMatchObject({
      errorType: 'error-field-unavailable',
    });
    const weak = { ...erin, username: 'erin3', email: 'e3@example.org', pass: 'x' };
    expect((await register(weak)).body).toMatchObject({ errorType: 'error-password-policy-not-met' });
    expect((await register({ ...erin, email: 'no address' })).body).toMatchObject({ errorType: 'invalid-params' });
    expect((await register(erin, world.alice)).body).toMatchObject({ errorType: 'error-not-allowed' });
  });
});
