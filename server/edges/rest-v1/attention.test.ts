import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendMessage } from '../../domain/messages/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

const subscription = async (as = world.bob) =>
  (await world.get(`/api/v1/subscriptions.getOne?roomId=${world.room._id}`, as)).body[
    'subscription'
  ] as unknown as Record<string, unknown>;
const save = (notifications: object, as = world.bob, roomId = world.room._id) =>
  world.post('/api/v1/rooms.saveNotification', { roomId, notifications }, as);

describe('POST rooms.saveNotification', () => {
  it('keeps what is named and leaves the rest, and the subscription says where each value comes from', async () => {
    const usual = await subscription();
    expect(usual).toMatchObject({ disableNotifications: false, hideUnreadStatus: false, muteGroupMentions: false });
    expect(usual).not.toHaveProperty('desktopNotifications');
    expect((await save({ desktopNotifications: 'all', hideMentionStatus: '1' })).body).toEqual({ success: true });
    await save({ muteGroupMentions: '1', audioNotificationValue: 'bell', emailNotifications: 'nothing' });
    expect(await subscription()).toMatchObject({
      desktopNotifications: 'all',
      desktopPrefOrigin: 'subscription',
      emailNotifications: 'nothing',
      audioNotificationValue: 'bell',
      hideMentionStatus: true,
      muteGroupMentions: true,
    });
    await save({ desktopNotifications: 'default', muteGroupMentions: '0', hideMentionStatus: '0' });
    expect(await subscription()).not.toHaveProperty('desktopNotifications');
  });

  it('is one’s own: nobody else’s place changes, and a room one is not in does not exist', async () => {
    await save({ mobilePushNotifications: 'nothing' });
    expect(await subscription(world.alice)).not.toHaveProperty('mobilePushNotifications');
    const outside = await save({ desktopNotifications: 'all' }, world.carol);
    expect(outside.body).toMatchObject({ errorType: 'error-room-not-found' });
    expect((await save({ desktopNotifications: { $ne: 'all' } })).status).toBe(400);
    expect((await save({ desktopNotifications: 'sometimes' })).status).toBe(400);
  });

  it('a muted room raises no alert, its mentions still count; without group mentions @all counts nothing', async () => {
    await save({ disableNotifications: '1', muteGroupMentions: '1' });
    await sendMessage(world.ctx, world.alice, { roomId: world.room._id, body: 'hello @all' });
    await sendMessage(world.ctx, world.alice, { roomId: world.room._id, body: 'hello @bob' });
    expect(await subscription()).toMatchObject({ alert: false, userMentions: 1, groupMentions: 0, unread: 1 });
    await save({ disableNotifications: '0', muteGroupMentions: '0' });
    expect(await subscription()).toMatchObject({ alert: true, userMentions: 1, groupMentions: 1, unread: 2 });
  });
});

describe('highlight words by users.setPreferences', () => {
  it('count from then on, and are nobody else’s to see', async () => {
    const { body } = await world.post('/api/v1/users.setPreferences', { data: { highlights: ['falcon'] } }, world.bob);
    expect(body).toMatchObject({ user: { settings: { preferences: { highlights: ['falcon'] } } } });
    await world.post('/api/v1/subscriptions.read', { rid: world.room._id }, world.bob);
    const sent = await world.post('/api/v1/chat.postMessage', { roomId: world.room._id, text: 'the falcon lands' });
    expect(sent.text).not.toContain(world.bob.id);
    expect(await subscription()).toMatchObject({ userMentions: 1 });
    for (const path of [`users.info?username=bob`, 'users.list', `chat.getMessage?msgId=${messageId(sent.body)}`])
      expect((await world.get(`/api/v1/${path}`)).text).not.toMatch(/highlight/i);
  });
});

describe('users.setStatus', () => {
  it('takes an emoji and an end; a new message replaces both', async () => {
    const end = new Date(Date.now() + 3_600_000).toISOString();
    await world.post('/api/v1/users.setStatus', { message: 'at lunch', statusEmoji: 'pizza', statusExpiresAt: end });
    const info = async () => (await world.get('/api/v1/users.info?username=alice', world.bob)).body['user'];
    expect(await info()).toMatchObject({ statusText: 'at lunch', statusEmoji: 'pizza' });
    await world.post('/api/v1/users.setStatus', { message: 'back' });
    expect(await info()).toMatchObject({ statusText: 'back' });
    expect(await info()).not.toHaveProperty('statusEmoji');
    const past = await world.post('/api/v1/users.setStatus', { message: 'x', statusExpiresAt: '2020-01-01T00:00:00Z' });
    expect(past.status).toBe(400);
  });
});

describe('custom-user-status', () => {
  const call = (name: string, body: object, as = world.dora) =>
    world.post(`/api/v1/custom-user-status.${name}`, body, as);

  it('is made, changed and deleted by those who may, and listed for everybody', async () => {
    const made = await call('create', { name: 'On call', statusType: 'busy' });
    expect(made.body).toMatchObject({ customUserStatus: { name: 'On call', statusType: 'busy' }, success: true });
    const { _id } = made.body['customUserStatus'] as unknown as { _id: string };
    expect((await call('create', { name: 'ON CALL' })).body).toMatchObject({ success: false });
    await call('update', { _id, name: 'On duty', statusType: 'away' });
    const list = await world.get('/api/v1/custom-user-status.list', world.alice);
    expect(list.body).toMatchObject({ total: 1, statuses: [{ _id, name: 'On duty', statusType: 'away' }] });
    for (const [name, body] of [
      ['create', { name: 'Mine' }],
      ['update', { _id, name: 'Mine' }],
      ['delete', { customUserStatusId: _id }],
    ] as const)
      expect((await call(name, body, world.alice)).body).toMatchObject({ success: false });
    expect((await call('delete', { customUserStatusId: _id })).body).toEqual({ success: true });
    expect((await call('delete', { customUserStatusId: _id })).body).toMatchObject({ success: false });
  });
});

describe('the offset of a person', () => {
  it('follows the place that their browser named, and is 0 for places nobody knows', async () => {
    const offset = async () =>
      (await world.get('/api/v1/users.info?username=bob')).body['user'] as unknown as { utcOffset: number };
    const set = (timeZone: string) => world.ctx.models.users.update(world.bob.id, { preferences: { timeZone } });
    await set('Asia/Kolkata');
    expect((await offset()).utcOffset).toBe(5.5);
    await set('Nowhere/AtAll');
    expect((await offset()).utcOffset).toBe(0);
  });
});

function messageId(body: unknown): string {
  return (body as { message: { _id: string } }).message._id;
}
