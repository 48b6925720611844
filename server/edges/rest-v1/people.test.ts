import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD } from '../../testing/world.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

describe('GET me', () => {
  it('answers the own account with its preferences and without secrets', async () => {
    const { body, text } = await world.get('/api/v1/me');
    expect(body).toMatchObject({
      _id: world.alice.id,
      username: 'alice',
      email: 'alice@example.org',
      emails: [{ address: 'alice@example.org', verified: false }],
      roles: ['user'],
      settings: { preferences: { language: 'en' } },
      services: { password: { exists: true } },
      success: true,
    });
    expect(text).not.toContain('argon2');
  });
});

describe('GET users.info', () => {
  it('finds people by id, username and user', async () => {
    for (const by of [`userId=${world.bob.id}`, 'username=bob', 'user=BOB', 'username=@bob']) {
      expect((await world.get(`/api/v1/users.info?${by}`)).body).toMatchObject({ user: { _id: world.bob.id } });
    }
  });

  it('shows addresses and roles to administrators and to oneself, not to others', async () => {
    const shown = async (as: typeof world.alice) =>
      (await world.get('/api/v1/users.info?username=bob', as)).body['user'];
    expect(await shown(world.alice)).not.toHaveProperty('emails');
    expect(await shown(world.bob)).toHaveProperty('emails');
    expect(await shown(world.dora)).toHaveProperty('roles', ['user']);
  });

  it('lists one’s own rooms when asked in either way, and nobody else’s', async () => {
    const rooms = async (query: string, as = world.alice) =>
      (await world.get(`/api/v1/users.info?username=alice&${query}`, as)).body['user'] as unknown as {
        rooms?: unknown;
      };
    expect((await rooms('includeUserRooms=true')).rooms).toHaveLength(2);
    expect((await rooms('fields={"userRooms":1}')).rooms).toHaveLength(2);
    expect((await rooms('includeUserRooms=true', world.carol)).rooms).toBeUndefined();
  });

  it('answers 400 for nobody and for no name', async () => {
    expect((await world.get('/api/v1/users.info?username=nobody')).body).toMatchObject({
      success: false,
      error: 'User not found. [error-invalid-user]',
    });
    expect((await world.get('/api/v1/users.info')).body).toMatchObject({ errorType: 'error-user-param-not-provided' });
  });
});

describe('GET users.list', () => {
  it('lists people by username and finds them by the beginning of a name', async () => {
    const { body } = await world.get('/api/v1/users.list');
    const names = (body['users'] as unknown as { username: string }[]).map((user) => user.username);
    expect(names).toEqual(['alice', 'bob', 'carol', 'dora', 'rocket.cat']);
    const found = await world.get(`/api/v1/users.list?query=${encodeURIComponent('{"username":"car"}')}`);
    expect(found.body).toMatchObject({ total: 1, users: [{ username: 'carol' }] });
    const raw = await world.get(`/api/v1/users.list?query=${encodeURIComponent('{"username":{"$regex":"^a"}}')}`);
    expect(raw.status).toBe(400);
  });
});

describe('presence', () => {
  it('is what one chose, and offline while nobody is connected', async () => {
    const { body } = await world.post('/api/v1/users.setStatus', { status: 'busy', message: 'in a meeting' });
    expect(body).toEqual({ success: true });
    const status = await world.get('/api/v1/users.getStatus?username=alice', world.bob);
    expect(status.body).toMatchObject({ _id: world.alice.id, status: 'offline', message: 'in a meeting' });
    const presence = await world.get(`/api/v1/users.presence?ids=${world.alice.id},${world.bob.id}`, world.bob);
    expect(presence.body).toMatchObject({ full: true, users: [{ status: 'offline' }, { status: 'offline' }] });
    expect((await world.get('/api/v1/users.getPresence')).body).toMatchObject({ presence: 'offline' });
  });

  it('is one’s own to set', async () => {
    const others = await world.post('/api/v1/users.setStatus', { status: 'away', userId: world.bob.id });
    expect(others.body).toMatchObject({ errorType: 'error-not-allowed' });
    expect((await world.post('/api/v1/users.setStatus', { status: 'sleeping' })).status).toBe(400);
    expect((await world.post('/api/v1/users.setStatus', {})).body).toMatchObject({ errorType: 'error-invalid-status' });
  });
});

describe('POST users.setPreferences', () => {
  it('changes what means something here, of oneself', async () => {
    const data = {
      language: 'de',
      themeAppearence: 'dark',
      sidebarSortby: 'alphabetical',
      muteFocusedConversations: true,
    };
    const { body } = await world.post('/api/v1/users.setPreferences', { data });
    expect(body).toMatchObject({
      user: { settings: { preferences: { language: 'de', themeAppearence: 'dark', sidebarSortby: 'alphabetical' } } },
    });
    await world.post('/api/v1/users.setPreferences', { data: { themeAppearence: 'light' } });
    const { body: after } = await world.get('/api/v1/users.getPreferences');
    expect(after).toMatchObject({ preferences: { language: 'de', themeAppearence: 'light' } });
    const others = await world.post('/api/v1/users.setPreferences', { data, userId: world.bob.id });
    expect(others.body).toMatchObject({ errorType: 'error-not-allowed' });
  });
});

describe('POST users.create', () => {
  const plan = { username: 'erin', name: 'Erin', email: 'erin@example.org', password: 'long enough!' };
  const create = (change: object = {}, as = world.dora) =>
    world.post('/api/v1/users.create', { ...plan, ...change }, as);
  const login = (user: string) => world.post('/api/v1/login', { user, password: plan.password }, null);

  it('makes an account that can log in, with roles, and is in #general unless told otherwise', async () => {
    expect((await create()).body).toMatchObject({
      success: true,
      user: { username: 'erin', roles: ['user'], active: true },
    });
    expect((await login('erin')).status).toBe(200);
    const made = await create({
      username: 'bot7',
      email: 'bot7@example.org',
      roles: ['bot'],
      joinDefaultChannels: false,
      customFields: {},
    });
    expect(made.body).toMatchObject({ user: { roles: ['bot'] } });
    const members = await world.get('/api/v1/channels.members?roomId=GENERAL&count=0');
    expect(members.text).toContain('"erin"');
    expect(members.text).not.toContain('"bot7"');
  });

  it('makes a closed account when told so', async () => {
    await create({ username: 'later', email: 'later@example.org', active: false });
    expect((await login('later')).status).toBe(401);
  });

  it('is for those who may, and refuses what does not fit', async () => {
    expect((await create({ username: 'x1', email: 'x1@example.org' }, world.alice)).status).toBe(403);
    expect((await create()).body).toMatchObject({ errorType: 'error-field-unavailable' });
    expect((await create({ username: 'x2', email: 'x2@example.org', roles: ['king'] })).body).toMatchObject({
      errorType: 'error-invalid-role',
    });
    expect((await create({ username: 'x3', surprise: 1 })).body).toMatchObject({
      error: 'must NOT have additional properties [invalid-params]',
    });
  });
});

describe('roles', () => {
  const change = (verb: string, body: object, as = world.dora) => world.post(`/api/v1/roles.${verb}`, body, as);
  const holders = async () => (await world.get('/api/v1/roles.getUsersInRole?role=admin', world.dora)).body;

  it('are given and taken by administrators, of whom one must stay', async () => {
    expect((await change('addUserToRole', { roleId: 'admin', username: 'bob' })).body).toMatchObject({
      role: { _id: 'admin' },
    });
    expect(await holders()).toMatchObject({ total: 2 });
    await change('removeUserFromRole', { roleId: 'admin', username: 'bob' });
    expect(await holders()).toMatchObject({ total: 1, users: [{ username: 'dora' }] });
    expect((await change('removeUserFromRole', { roleId: 'admin', username: 'dora' })).body).toMatchObject({
      errorType: 'error-action-not-allowed',
    });
    expect((await change('addUserToRole', { roleId: 'admin', username: 'alice' }, world.alice)).status).toBe(403);
    expect((await change('addUserToRole', { roleId: 'king', username: 'bob' })).body).toMatchObject({
      errorType: 'error-invalid-role',
    });
  });

  it('are held in a room by its members', async () => {
    const roomId = world.room._id;
    expect((await change('addUserToRole', { roleId: 'moderator', username: 'bob', roomId }, world.alice)).status).toBe(
      200,
    );
    expect((await world.get(`/api/v1/groups.moderators?roomId=${roomId}`)).body).toMatchObject({
      moderators: [{ username: 'bob' }],
    });
    expect((await change('addUserToRole', { roleId: 'owner', username: 'bob' }, world.alice)).status).toBe(400);
  });
});

describe('POST users.updateOwnBasicInfo', () => {
  const update = (data: object) => world.post('/api/v1/users.updateOwnBasicInfo', { data }, world.carol);
  const sha256 = createHash('sha256').update(PASSWORD).digest('hex');

  it('changes the password beside the current one, and ends the other sessions', async () => {
    const other = await world.post('/api/v1/login', { user: 'carol', password: PASSWORD }, null);
    const { authToken } = (other.body as unknown as { data: { authToken: string } }).data;
    expect((await update({ newPassword: 'quite new 1' })).body).toMatchObject({ errorType: 'totp-required' });
    const wrong = await update({ newPassword: 'quite new 1', currentPassword: 'wrong' });
    expect([wrong.status, wrong.body['errorType']]).toEqual([400, 'totp-invalid']);
    expect((await update({ newPassword: 'short', currentPassword: sha256 })).body).toMatchObject({
      errorType: 'error-password-policy-not-met',
    });
    expect((await update({ newPassword: 'quite new 1', currentPassword: sha256 })).body).toMatchObject({
      user: { username: 'carol' },
    });
    expect((await world.get('/api/v1/me', world.carol)).status).toBe(200);
    const headers = { 'X-Auth-Token': authToken, 'X-User-Id': world.carol.id };
    expect((await world.ask('GET', '/api/v1/me', { headers })).status).toBe(401);
    expect((await world.post('/api/v1/login', { user: 'carol', password: 'quite new 1' }, null)).status).toBe(200);
  });

  it('changes the status, and refuses what cannot be changed here', async () => {
    expect((await update({ statusText: 'out', statusType: 'busy' })).body).toMatchObject({
      user: { statusText: 'out' },
    });
    expect((await update({ username: 'caroline' })).status).toBe(400);
  });
});
