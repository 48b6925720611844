import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
