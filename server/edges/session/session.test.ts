import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionView } from '../../contracts/session.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { PASSWORD } from '../../testing/world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ environment: { HTTP_FORWARDED_COUNT: '1' } });
});
afterAll(() => world.close());

const viewOf = ({ body }: { readonly body: object }) => body as unknown as SessionView;
const cookieOf = ({ headers }: { readonly headers: Headers }) => headers.get('set-cookie') ?? '';
const login = (headers: Record<string, string> = {}, password: unknown = PASSWORD) =>
  world.ask('POST', '/session', { body: { user: 'alice', password }, headers: { origin: world.origin, ...headers } });

describe('GET /session', () => {
  it('tells a stranger what everybody may know', async () => {
    const view = viewOf(await world.ask('GET', '/session'));
    expect(view).toMatchObject({ user: null, setupNeeded: false, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(view.settings).toMatchObject({ Site_Name: 'Parley' });
    expect(view.settings).not.toHaveProperty('Accounts_LoginExpiration');
  });
});

describe('POST /session', () => {
  it('puts the token where no script and no foreign page can use it', async () => {
    const answer = await login();
    expect(viewOf(answer).user).toMatchObject({ id: world.alice.id, username: 'alice', email: 'alice@example.org' });
    expect(cookieOf(answer)).toMatch(/^parley_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
    expect(cookieOf(answer)).not.toContain('Secure');
    expect(answer.text).not.toContain(cookieOf(answer).slice(15, 58));
    expect(cookieOf(await login({ 'x-forwarded-proto': 'https' }))).toContain('; Secure');
  });

  it('answers our own codes', async () => {
    const wrong = await login({}, 'wrong');
    expect([wrong.status, wrong.body]).toEqual([401, { error: { code: 'wrong-credentials', details: {} } }]);
    expect(await login({}, { $ne: 1 })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-input', details: { field: 'password' } } },
    });
    expect((await world.ask('POST', '/session/nothing', { body: {} })).status).toBe(404);
    expect((await world.ask('PUT', '/session', { body: {} })).status).toBe(405);
  });

  it('is not opened for a foreign page', async () => {
    expect((await login({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await login({ origin: 'null' })).status).toBe(403);
  });
});

describe('DELETE /session', () => {
  it('ends the session and takes the cookie back', async () => {
    const cookie = cookieOf(await login()).split(';')[0] ?? '';
    const who = async () => viewOf(await world.ask('GET', '/session', { headers: { cookie } })).user;
    expect(await who()).toMatchObject({ username: 'alice' });
    expect(
      (await world.ask('DELETE', '/session', { headers: { cookie, origin: 'https://evil.example' } })).status,
    ).toBe(403);
    const out = await world.ask('DELETE', '/session', { headers: { cookie, origin: world.origin } });
    expect(out.status).toBe(200);
    expect(cookieOf(out)).toContain('Max-Age=0');
    expect(await who()).toBeNull();
  });
});

describe('POST /session/register', () => {
  const register = (change: object = {}) => {
    const body = { username: 'frank', name: 'Frank', email: 'frank@example.org', password: PASSWORD, ...change };
    return world.ask('POST', '/session/register', { body });
  };

  it('makes an account and logs it in', async () => {
    const answer = await register();
    expect(viewOf(answer).user).toMatchObject({ username: 'frank', roles: ['user'] });
    expect(cookieOf(answer)).toContain('HttpOnly');
    expect((await register()).body).toEqual({ error: { code: 'username-taken', details: {} } });
    expect((await register({ username: 'x y' })).status).toBe(400);
  });

  it('obeys the setting that closes the form', async () => {
    await world.post('/api/v1/settings/Accounts_RegistrationForm', { value: 'Disabled' }, world.dora);
    expect((await register({ username: 'gina', email: 'g@example.org' })).body).toMatchObject({
      error: { code: 'registration-disabled' },
    });
  });
});

describe('POST /session/setup', () => {
  it('can be done once', async () => {
    const admin = { username: 'root', name: 'Root', email: 'root@example.org', password: PASSWORD };
    const body = { admin, organizationName: 'Acme', language: 'en', channels: [] };
    const answer = await world.ask('POST', '/session/setup', { body });
    expect([answer.status, answer.body]).toEqual([409, { error: { code: 'setup-already-done', details: {} } }]);
  });
});
