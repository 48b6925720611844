import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

interface Shown {
  readonly _id: string;
  readonly name: string;
  readonly t: string;
  readonly usersCount: number;
}
const one = (answer: { readonly body: object }, name: string) => (answer.body as Record<string, Shown>)[name] as Shown;
const many = (answer: { readonly body: object }, name: string) => (answer.body as Record<string, Shown[]>)[name] ?? [];
const say = (roomId: string, body: string, as: Actor = world.alice) => sendMessage(world.ctx, as, { roomId, body });

describe('channels', () => {
  it('are made with members and a topic, and known by id and name', async () => {
    const made = await world.post('/api/v1/channels.create', {
      name: 'Road Map',
      members: ['bob', 'nobody'],
      extraData: { topic: 'where to' },
    });
    expect(made.body).toMatchObject({
      success: true,
      channel: {
        t: 'c',
        name: 'road-map',
        fname: 'Road Map',
        u: { _id: world.alice.id, username: 'alice' },
        usersCount: 2,
        msgs: 0,
        ro: false,
        topic: 'where to',
        ts: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    const { _id } = one(made, 'channel');
    expect(one(await world.get(`/api/v1/channels.info?roomId=${_id}`, world.carol), 'channel')._id).toBe(_id);
    expect(one(await world.get('/api/v1/channels.info?roomName=road-map', world.carol), 'channel')._id).toBe(_id);
    expect(one(await world.get('/api/v1/rooms.info?roomName=road-map', world.carol), 'room')._id).toBe(_id);
  });

  it('refuse a name that is taken, is none, or is missing, and whoever lacks the right', async () => {
    const create = (body: unknown) => world.post('/api/v1/channels.create', body);
    expect((await create({ name: 'road-map' })).body).toMatchObject({ errorType: 'error-duplicate-channel-name' });
    expect((await create({ name: 'a/b?c' })).body).toMatchObject({ errorType: 'error-invalid-room-name' });
    expect((await create({})).body).toMatchObject({ errorType: 'invalid-params' });
    await world.post(
      '/api/v1/permissions.update',
      { permissions: [{ _id: 'create-c', roles: ['admin'] }] },
      world.dora,
    );
    const refused = await create({ name: 'not-mine' });
    expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'unauthorized' }]);
    const permissions = [{ _id: 'create-c', roles: ['admin', 'user', 'bot', 'app'] }];
    await world.post('/api/v1/permissions.update', { permissions }, world.dora);
  });

  it('are joined, left and listed', async () => {
    const room = one(await world.get('/api/v1/channels.info?roomName=road-map'), 'channel');
    const joined = () =>
      world.get('/api/v1/channels.list.joined', world.carol).then((answer) => many(answer, 'channels'));
    expect((await joined()).map(({ name }) => name)).toEqual(['general']);
    const answer = await world.post('/api/v1/channels.join', { roomId: room._id }, world.carol);
    expect(one(answer, 'channel').usersCount).toBe(3);
    expect((await joined()).map(({ name }) => name)).toEqual(['general', 'road-map']);

    const left = await world.post('/api/v1/channels.leave', { roomName: 'road-map' }, world.carol);
    expect(one(left, 'channel').usersCount).toBe(2);
    expect((await joined()).map(({ name }) => name)).toEqual(['general']);
    const again = await world.post('/api/v1/channels.leave', { roomId: room._id }, world.carol);
    expect(again.body).toMatchObject({ errorType: 'error-user-not-in-room' });

    const all = await world.get('/api/v1/channels.list', world.carol);
    expect(all.body).toMatchObject({ total: 2, count: 2, offset: 0 });
    const found = await world.get(`/api/v1/channels.list?query=${encodeURIComponent('{"name":"road"}')}`, world.carol);
    expect(many(found, 'channels').map(({ name }) => name)).toEqual(['road-map']);
  });

  it('let members invite by id, name and lists', async () => {
    const invite = (body: object) => world.post('/api/v1/channels.invite', { roomName: 'road-map', ...body });
    expect(one(await invite({ userId: world.carol.id }), 'channel').usersCount).toBe(3);
    expect(one(await invite({ usernames: ['dora', 'carol'] }), 'channel').usersCount).toBe(4);
    expect((await invite({ userIds: [world.carol.id, 'nobody'] })).body).toMatchObject({
      errorType: 'error-invalid-user',
    });
    expect((await invite({})).body).toMatchObject({ errorType: 'error-user-param-not-provided' });
  });

  it('list their members with their presence, and by status', async () => {
    const { body } = await world.get('/api/v1/channels.members?roomName=road-map&count=2');
    expect(body).toMatchObject({
      total: 4,
      count: 2,
      members: [{ username: 'alice', status: 'offline' }, { username: 'bob' }],
    });
    const filtered = await world.get('/api/v1/channels.members?roomName=road-map&filter=ca');
    expect(filtered.body).toMatchObject({ total: 1, members: [{ username: 'carol' }] });
    const online = await world.get('/api/v1/channels.members?roomName=road-map&status[]=online');
    expect(online.body).toMatchObject({ total: 0, members: [] });
  });

  it('are not answered by what serves groups, nor without a name', async () => {
    expect((await world.get('/api/v1/groups.info?roomName=road-map')).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
    expect((await world.get('/api/v1/channels.info')).body).toMatchObject({
      errorType: 'error-roomid-param-not-provided',
    });
    expect((await world.get('/api/v1/groups.info')).body).toMatchObject({ errorType: 'error-room-param-not-provided' });
  });
});

describe('groups', () => {
  it('are for their members alone', async () => {
    const { body } = await world.get(`/api/v1/groups.info?roomId=${world.room._id}`, world.bob);
    expect(body).toMatchObject({ group: { t: 'p', name: 'secret-plans' } });
    const groups = (as: Actor) => world.get('/api/v1/groups.list', as).then((answer) => many(answer, 'groups').length);
    expect([await groups(world.bob), await groups(world.carol)]).toEqual([1, 0]);
    expect((await world.get(`/api/v1/channels.info?roomId=${world.room._id}`)).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
  });

  it('keep their last owner, and forget who leaves', async () => {
    const path = '/api/v1/groups.leave';
    expect((await world.post(path, { roomId: world.room._id })).body).toMatchObject({
      errorType: 'error-you-are-last-owner',
    });
    await world.post('/api/v1/groups.invite', { roomId: world.room._id, username: 'carol' });
    expect((await world.post(path, { roomId: world.room._id }, world.carol)).body).toEqual({ success: true });
    const gone = await world.get(`/api/v1/groups.info?roomId=${world.room._id}`, world.carol);
    expect(gone.body).toMatchObject({ errorType: 'error-room-not-found' });
  });
});

describe('direct rooms', () => {
  it('are one per set of people, whoever opens them and by whichever name', async () => {
    const first = one(await world.post('/api/v1/im.create', { username: 'bob' }), 'room') as Shown & { rid: string };
    const second = one(await world.post('/api/v1/dm.create', { usernames: 'alice' }, world.bob), 'room');
    expect(second._id).toBe(first._id);
    expect(first).toMatchObject({ t: 'd', rid: first._id, usernames: ['alice', 'bob'] });
    const three = one(await world.post('/api/v1/im.create', { usernames: 'bob, carol' }), 'room');
    expect(three._id).not.toBe(first._id);
    expect((await world.post('/api/v1/im.create', { username: 'nobody' })).body).toMatchObject({
      errorType: 'error-invalid-user',
    });
    expect((await world.post('/api/v1/im.create', {})).status).toBe(400);
  });

  it('are listed by their last message, closed and opened', async () => {
    const room = one(await world.post('/api/v1/im.create', { username: 'bob' }), 'room');
    await say(room._id, 'psst');
    const list = async () => many(await world.get('/api/v1/im.list'), 'ims');
    expect((await list())[0]).toMatchObject({ _id: room._id, lastMessage: { msg: 'psst' } });

    const isOpen = async () =>
      (await world.get(`/api/v1/subscriptions.getOne?roomId=${room._id}`)).body['subscription'] as unknown as object;
    await world.post('/api/v1/im.close', { roomId: room._id });
    expect(await isOpen()).toMatchObject({ open: false, name: 'bob', t: 'd' });
    await world.post('/api/v1/im.open', { username: 'bob' });
    expect(await isOpen()).toMatchObject({ open: true });
    expect((await world.get(`/api/v1/dm.members?username=bob`)).body).toMatchObject({ total: 2 });
  });
});

describe('subscriptions', () => {
  const place = async (roomId: string, as: Actor) =>
    (await world.get(`/api/v1/subscriptions.getOne?roomId=${roomId}`, as)).body['subscription'] as unknown as object;

  it('derive what is unread: everything in direct rooms, mentions elsewhere, and an alert for all', async () => {
    const group = world.room._id;
    await say(group, 'hello');
    expect(await place(group, world.bob)).toMatchObject({ alert: true, unread: 0, userMentions: 0, groupMentions: 0 });
    await say(group, '@bob look');
    await say(group, '@all look');
    expect(await place(group, world.bob)).toMatchObject({ alert: true, unread: 2, userMentions: 1, groupMentions: 1 });
    expect(await place(group, world.alice)).toMatchObject({ alert: false, unread: 0 });

    await world.post('/api/v1/subscriptions.read', { rid: group }, world.bob);
    expect(await place(group, world.bob)).toMatchObject({ alert: false, unread: 0, userMentions: 0, groupMentions: 0 });

    const direct = one(await world.post('/api/v1/im.create', { username: 'carol' }), 'room')._id;
    await say(direct, 'one');
    await say(direct, 'two');
    expect(await place(direct, world.carol)).toMatchObject({ alert: true, unread: 2, name: 'alice', fname: 'alice' });
  });

  it('answer null outside of a room, seen or unseen', async () => {
    const open = one(await world.get('/api/v1/channels.info?roomName=road-map'), 'channel')._id;
    await world.post('/api/v1/channels.leave', { roomId: open }, world.dora);
    expect(await place(open, world.dora)).toBeNull();
    expect(await place(world.room._id, world.dora)).toBeNull();
    expect((await world.post('/api/v1/subscriptions.read', {})).status).toBe(400);
  });

  it('come whole, or as what moved since a moment: a message moves its room, leaving removes it', async () => {
    const whole = await world.get('/api/v1/subscriptions.get', world.bob);
    expect(many(whole, 'update')).toHaveLength(5);
    expect(whole.body).toMatchObject({ remove: [] });

    const since = new Date(Date.now() + 1).toISOString();
    while (Date.now() <= Date.parse(since)) await new Promise((resolve) => setImmediate(resolve));
    await say(world.room._id, 'news');
    await world.post('/api/v1/channels.leave', { roomName: 'road-map' }, world.bob);
    const moved = await world.get(`/api/v1/subscriptions.get?updatedSince=${since}`, world.bob);
    expect(many(moved, 'update')).toEqual([expect.objectContaining({ rid: world.room._id, alert: true })]);
    expect(many(moved, 'remove')).toEqual([expect.objectContaining({ _id: expect.any(String) })]);
    const rooms = await world.get(`/api/v1/rooms.get?updatedSince=${since}`, world.bob);
    expect(many(rooms, 'update').map(({ _id }) => _id)).toEqual([world.room._id]);
    expect(many(rooms, 'remove')).toHaveLength(1);
  });
});

describe('rooms', () => {
  it('are kept as favourites and left', async () => {
    await world.post('/api/v1/rooms.favorite', { roomId: 'GENERAL', favorite: true });
    const subscription = await world.get('/api/v1/subscriptions.getOne?roomId=GENERAL');
    expect(subscription.body).toMatchObject({ subscription: { f: true, name: 'general' } });
    const { body } = await world.post('/api/v1/rooms.leave', { roomId: world.room._id }, world.bob);
    expect(body).toEqual({ success: true });
  });
});
