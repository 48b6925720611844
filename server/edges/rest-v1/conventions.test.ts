import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCodes } from '../../contracts/errors.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { presentDomainError } from './present-error.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('every answer', () => {
  it('is JSON under exactly this name, failures too', async () => {
    const answers = await Promise.all([
      world.get('/api/v1/me'),
      world.get('/api/v1/me', null),
      world.get('/api/v1/nothing'),
      world.ask('PUT', '/api/v1/me'),
      world.ask('POST', '/api/v1/login', { body: 'no json' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 401, 404, 405, 400]);
    for (const answer of answers) expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('may be read by any web page, says what is left of the limit, and names its request', async () => {
    const { headers } = await world.get('/api/v1/me');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toContain('X-Auth-Token');
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(Number(headers.get('x-ratelimit-limit')));
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(world.ctx.clock.now().getTime());
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-z]{26}$/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('names what is missing in the words of schema validators', async () => {
    const { body } = await world.get('/api/v1/chat.getMessage');
    expect(body).toEqual({
      success: false,
      error: "must have required property 'msgId' [invalid-params]",
      errorType: 'invalid-params',
    });
  });

  it('tells an unknown path and a wrong verb apart', async () => {
    expect((await world.get('/api/v1/nothing')).body).toEqual({ success: false, error: 'Resource not found' });
    const wrong = await world.ask('DELETE', '/api/v1/chat.sendMessage', { as: world.alice });
    expect(wrong.body).toEqual({ status: 'error', message: 'API endpoint does not exist' });
    expect(wrong.headers.get('allow')).toBe('POST');
  });
});

describe('a body', () => {
  const say = (body: unknown, headers: Record<string, string> = {}) =>
    world.ask('POST', '/api/v1/chat.sendMessage', { as: world.alice, body, headers });

  it('above one megabyte is refused with 413, whether it says its size or not', async () => {
    const huge = JSON.stringify({ message: { rid: 'GENERAL', msg: 'x'.repeat(1_100_000) } });
    expect((await say(huge)).status).toBe(413);
    const response = await fetch(`${world.origin}/api/v1/chat.sendMessage`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(await identity()) },
      body: new Blob([huge]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ success: false, errorType: 'invalid-params' });
  });

  it('that is broken, deep, of another type or in another encoding is refused and the server lives', async () => {
    expect((await say('{"message":')).status).toBe(400);
    expect((await say('[]')).status).toBe(400);
    expect((await say('['.repeat(400_000))).status).toBe(400);
    expect((await say('['.repeat(100_000) + ']'.repeat(100_000))).status).toBe(400);
    expect((await say('<xml/>', { 'Content-Type': 'text/xml' })).status).toBe(415);
    expect((await say('{}', { 'Content-Type': 'application/json; charset=utf-16' })).status).toBe(415);
    expect((await say('{}', { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await world.get('/health', null)).text).toBe('ok');
  });

  it('is understood as a form, and as JSON that calls itself a form', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const path = '/api/v1/chat.postMessage';
    const asForm = await world.ask('POST', path, {
      as: world.alice,
      headers: form,
      body: 'channel=%23general&text=hi',
    });
    expect(asForm.status).toBe(200);
    const body = '{"channel": "#general", "text": "a [b] & c=d"}';
    const asJson = await world.ask('POST', path, { as: world.alice, headers: form, body });
    expect(asJson.body).toMatchObject({ message: { msg: 'a [b] & c=d' } });
  });

  async function identity() {
    return { 'X-Auth-Token': await world.tokenOf(world.alice), 'X-User-Id': world.alice.id };
  }
});

describe('a page of a list', () => {
  it('counts itself, where it began, and all', async () => {
    const { body } = await world.get('/api/v1/users.list?count=2&offset=1');
    expect(body).toMatchObject({ success: true, count: 2, offset: 1, total: 5 });
    expect((await world.get('/api/v1/users.list?count=0')).body).toMatchObject({ count: 5, total: 5 });
  });

  it('is refused when its bounds are no numbers or its order is none', async () => {
    expect((await world.get('/api/v1/users.list?count=many')).status).toBe(400);
    expect((await world.get('/api/v1/users.list?offset=-1')).status).toBe(400);
    const { body } = await world.get('/api/v1/users.list?sort={"name":"up"}');
    expect(body).toMatchObject({ errorType: 'error-invalid-sort' });
    expect((await world.get('/api/v1/users.list?sort={')).status).toBe(400);
  });
});

describe('the cookie of our own client', () => {
  const write = (headers: Record<string, string>) =>
    world.ask('POST', '/api/v1/users.setStatus', { body: { message: 'away' }, headers });

  it('opens a change only to our own pages', async () => {
    const cookie = `parley_session=${await world.tokenOf(world.alice)}`;
    expect((await write({ cookie })).status).toBe(403);
    expect((await write({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await write({ cookie, origin: 'null' })).status).toBe(403);
    expect((await write({ cookie, origin: world.origin })).status).toBe(200);
    expect((await world.ask('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(200);
  });

  it('does not log anybody out by a picture on a foreign page', async () => {
    const cookie = `parley_session=${await world.tokenOf(world.bob)}`;
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await world.ask('GET', '/api/v1/logout', { headers })).status).toBe(403);
    expect((await world.ask('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(200);
  });

  it('is not asked when headers name somebody, right or wrong', async () => {
    const cookie = `parley_session=${await world.tokenOf(world.alice)}`;
    const headers = { cookie, 'x-auth-token': 'wrong', 'x-user-id': world.alice.id };
    expect((await world.ask('GET', '/api/v1/me', { headers })).status).toBe(401);
    const mismatched = { 'x-auth-token': await world.tokenOf(world.alice), 'x-user-id': world.bob.id };
    expect((await world.ask('GET', '/api/v1/me', { headers: mismatched })).status).toBe(401);
  });
});

describe('a preflight', () => {
  const ask = (origin: string) => world.ask('OPTIONS', '/api/v1/me', { headers: { origin } });

  it('is refused until the setting admits it, and then obeys the list of origins', async () => {
    expect((await ask('https://a.example')).status).toBe(405);
    await world.post('/api/v1/settings/API_Enable_CORS', { value: true }, world.dora);
    expect((await ask('https://a.example')).headers.get('access-control-allow-origin')).toBe('*');
    await world.post('/api/v1/settings/API_CORS_Origin', { value: 'https://a.example, https://b.example' }, world.dora);
    expect((await ask('https://b.example')).headers.get('access-control-allow-origin')).toBe('https://b.example');
    expect((await ask('https://c.example')).headers.get('access-control-allow-origin')).toBe('null');
  });
});

describe('presentDomainError', () => {
  it('words every code with its reason and code together', () => {
    for (const code of errorCodes) {
      const { status, body } = presentDomainError(code, {});
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body).toMatchObject({ success: false, error: expect.stringMatching(/^.+ \[[a-z0-9_-]+\]$/i) });
    }
  });

  it('answers a missing right with 403, but a refused change of a message with 400', () => {
    expect(presentDomainError('not-allowed', { permission: 'create-c' })).toEqual({
      status: 403,
      body: { success: false, error: 'unauthorized' },
    });
    expect(presentDomainError('not-allowed', { permission: 'edit-message' })).toMatchObject({
      status: 400,
      body: { errorType: 'error-action-not-allowed' },
    });
  });
});
