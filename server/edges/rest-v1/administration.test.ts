import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingCatalogue } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

interface Row {
  readonly _id: string;
  readonly value: unknown;
  readonly roles: readonly string[];
}

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ environment: { OVERWRITE_SETTING_Language: 'de' } });
});
afterAll(() => world.close());

const rows = ({ body }: { readonly body: object }, name: string) => (body as Record<string, Row[]>)[name] ?? [];

describe('settings', () => {
  it('are public to strangers as far as they are declared so, and no further', async () => {
    const answer = await world.get('/api/v1/settings.public?count=0', null);
    const ids = rows(answer, 'settings').map(({ _id }) => _id);
    expect(ids.toSorted()).toEqual(
      settingCatalogue
        .filter((one) => one.public)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(answer.body).toMatchObject({ total: ids.length, count: ids.length, offset: 0 });
  });

  it('are filtered by id in the new and the old way', async () => {
    const expected = { settings: [{ _id: 'Site_Name', value: 'Parley' }], total: 1 };
    const old = (filter: object) => `query=${encodeURIComponent(JSON.stringify(filter))}`;
    for (const query of ['_id=Site_Name,nothing', old({ _id: 'Site_Name' }), old({ _id: { $in: ['Site_Name'] } })]) {
      expect((await world.get(`/api/v1/settings.public?${query}`, null)).body).toMatchObject(expected);
    }
    expect((await world.get(`/api/v1/settings.public?${old({ _id: { $regex: 'a' } })}`, null)).status).toBe(400);
  });

  it('are read and changed by administrators, and obeyed by the next request', async () => {
    expect((await world.get('/api/v1/settings', world.dora)).body).toMatchObject({ success: true, offset: 0 });
    const path = '/api/v1/settings/Site_Name';
    expect((await world.get(path, world.dora)).body).toEqual({ _id: 'Site_Name', value: 'Parley', success: true });
    expect((await world.post(path, { value: 'Acme' }, world.dora)).body).toEqual({ success: true });
    expect(rows(await world.get('/api/v1/settings.public?_id=Site_Name', null), 'settings')[0]?.value).toBe('Acme');
    expect((await world.post(path, { value: 'Mine' })).status).toBe(403);
  });

  it('refuse an unknown id, a value of the wrong kind, and what the environment fixes', async () => {
    const set = async (id: string, value: unknown) =>
      (await world.post(`/api/v1/settings/${id}`, { value }, world.dora)).body;
    expect(await set('No_Such_Setting', 1)).toMatchObject({ success: false, errorType: 'error-setting-not-found' });
    expect(await set('API_Default_Count', 'many')).toMatchObject({ success: false });
    expect(await set('Site_Name', { $ne: 1 })).toMatchObject({ errorType: 'invalid-params' });
    expect(await set('Language', 'en')).toMatchObject({ errorType: 'error-action-not-allowed' });
  });
});

describe('permissions', () => {
  it('are listed to everybody who is in, and changed by administrators at once', async () => {
    const rolesOf = async (id: string) =>
      rows(await world.get('/api/v1/permissions.listAll'), 'update').find(({ _id }) => _id === id)?.roles;
    expect(await rolesOf('create-d')).toContain('user');
    const change = { permissions: [{ _id: 'create-d', roles: ['admin'] }] };
    expect((await world.post('/api/v1/permissions.update', change)).status).toBe(403);
    const changed = await world.post('/api/v1/permissions.update', change, world.dora);
    expect(rows(changed, 'permissions').find(({ _id }) => _id === 'create-d')?.roles).toEqual(['admin']);
    expect((await world.post('/api/v1/im.create', { username: 'carol' })).status).toBe(403);
  });

  it('refuse ids that do not exist', async () => {
    const update = async (permission: object) =>
      (await world.post('/api/v1/permissions.update', { permissions: [permission] }, world.dora)).body['errorType'];
    expect(await update({ _id: 'no-such-thing', roles: [] })).toBe('error-invalid-permission');
    expect(await update({ _id: 'create-c', roles: ['king'] })).toBe('error-invalid-role');
    expect(await update({ _id: 'create-c', roles: 'admin' })).toBe('invalid-params');
  });
});

describe('GET roles.list', () => {
  it('names all roles and where they are held', async () => {
    const roles = rows(await world.get('/api/v1/roles.list'), 'roles');
    expect(roles).toContainEqual(expect.objectContaining({ _id: 'admin', scope: 'Users', protected: true }));
    expect(roles).toContainEqual(expect.objectContaining({ _id: 'owner', scope: 'Subscriptions' }));
  });
});

describe('integrations', () => {
  const plan = {
    type: 'webhook-incoming',
    name: 'Builds',
    username: 'rocket.cat',
    channel: '#general',
    scriptEnabled: false,
  };

  it('are made by administrators, show their token once, and are removed', async () => {
    expect((await world.post('/api/v1/integrations.create', plan)).status).toBe(403);
    const made = await world.post('/api/v1/integrations.create', plan, world.dora);
    const integration = made.body['integration'] as unknown as { _id: string; token: string };
    expect(integration).toMatchObject({ channel: ['#general'], username: 'rocket.cat', token: expect.any(String) });

    const listed = await world.get('/api/v1/integrations.list', world.dora);
    expect(listed.body).toMatchObject({ total: 1, items: 1, integrations: [{ _id: integration._id, name: 'Builds' }] });
    expect(listed.text).not.toContain(integration.token);

    const one = await world.get(`/api/v1/integrations.get?integrationId=${integration._id}`, world.dora);
    expect(one.body).toMatchObject({ integration: { _id: integration._id, channel: ['#general'] } });

    const remove = { type: 'webhook-incoming', integrationId: integration._id };
    expect((await world.post('/api/v1/integrations.remove', remove)).status).toBe(403);
    expect((await world.post('/api/v1/integrations.remove', remove, world.dora)).body).toMatchObject({ success: true });
    expect((await world.post('/api/v1/integrations.remove', remove, world.dora)).body).toMatchObject({
      errorType: 'error-integration-not-found',
    });
  });

  it('refuse what they cannot do, instead of leaving it out', async () => {
    const create = async (change: object) =>
      (await world.post('/api/v1/integrations.create', { ...plan, ...change }, world.dora)).body['errorType'];
    expect(await create({ scriptEnabled: true })).toBe('error-invalid-integration');
    expect(await create({ type: 'webhook-outgoing' })).toBe('error-invalid-integration');
    expect(await create({ channel: '#nowhere' })).toBe('error-room-not-found');
    expect(await create({ username: 'nobody' })).toBe('error-invalid-user');
  });
});

describe('GET /api/info', () => {
  it('names the whole version only to those who may know it', async () => {
    expect((await world.get('/api/info', null)).body).toEqual({ version: '8.5', success: true });
    expect((await world.get('/api/v1/info')).body).toEqual({ version: '8.5', success: true });
    expect((await world.get('/api/info', world.dora)).body).toMatchObject({
      version: '8.5.0',
      info: { version: '8.5.0' },
    });
  });
});

describe('what apps ask when they start', () => {
  it('is answered, also where there is nothing yet, and with empty moments', async () => {
    const asked = {
      'settings.oauth': { services: [] },
      'emoji-custom.list?updatedSince=': { emojis: { update: [], remove: [] } },
      'roles.getUsersInPublicRoles': { users: expect.arrayContaining([expect.objectContaining({ username: 'dora' })]) },
      'permissions.listAll?updatedSince=': { remove: [] },
      'rooms.get?updatedSince=': { remove: [] },
      'subscriptions.get?updatedSince=': { remove: [] },
    };
    for (const [path, expected] of Object.entries(asked)) {
      const { body } = await world.get(`/api/v1/${path}`);
      expect(body).toMatchObject({ success: true, ...expected });
    }
  });
});
