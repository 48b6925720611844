import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

interface Shown {
  readonly _id: string;
  readonly name: string;
}

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

let count = 0;
/** A fresh room of alice, who owns it, and bob. */
async function fresh(family: 'channels' | 'groups' = 'channels'): Promise<Shown> {
  const made = await world.post(`/api/v1/${family}.create`, { name: `room-${(count += 1)}`, members: ['bob'] });
  return (made.body as Record<string, unknown>)[family === 'channels' ? 'channel' : 'group'] as Shown;
}
const post = (verb: string, body: object, as: Actor = world.alice) => world.post(`/api/v1/${verb}`, body, as);
const newestMessage = async (roomId: string) =>
  (await world.get(`/api/v1/channels.history?roomId=${roomId}&count=1`)).body['messages'] as unknown as {
    t: string;
    msg: string;
  }[];

describe.each(['channels', 'groups'] as const)('%s', (family) => {
  const noun = family === 'channels' ? 'channel' : 'group';

  it('take a topic, a description, a purpose and an announcement', async () => {
    const { _id: roomId } = await fresh(family);
    expect((await post(`${family}.setTopic`, { roomId, topic: 'now' })).body).toEqual({ topic: 'now', success: true });
    expect((await post(`${family}.setDescription`, { roomId, description: 'why' })).body).toMatchObject({
      description: 'why',
    });
    expect((await post(`${family}.setPurpose`, { roomId, purpose: 'what for' })).body).toMatchObject({
      purpose: 'what for',
    });
    expect((await post(`${family}.setAnnouncement`, { roomId, announcement: 'hear' })).body).toMatchObject({
      announcement: 'hear',
    });
    const shown = (await world.get(`/api/v1/${family}.info?roomId=${roomId}`)).body;
    expect(shown).toMatchObject({ [noun]: { topic: 'now', description: 'what for', announcement: 'hear' } });
    expect((await post(`${family}.setTopic`, { roomId })).body).toMatchObject({
      error: "must have required property 'topic' [invalid-params]",
    });
    expect((await post(`${family}.setTopic`, { roomId, topic: 'x' }, world.bob)).status).toBe(403);
  });

  it('are renamed, and made read-only, once', async () => {
    const { _id: roomId } = await fresh(family);
    const name = `renamed-${count}`;
    expect((await post(`${family}.rename`, { roomId, name })).body).toMatchObject({ [noun]: { name } });
    expect((await post(`${family}.rename`, { roomId, name })).status).toBe(400);
    expect((await post(`${family}.setReadOnly`, { roomId, readOnly: true })).body).toMatchObject({
      [noun]: { ro: true },
    });
    const said = await post('chat.sendMessage', { message: { rid: roomId, msg: 'hi' } }, world.bob);
    expect(said.body).toMatchObject({ errorType: 'error-not-allowed' });
  });

  it('are archived and opened again, and deleted for good', async () => {
    const { _id: roomId } = await fresh(family);
    expect((await post(`${family}.archive`, { roomId }, world.bob)).status).toBe(403);
    expect((await post(`${family}.archive`, { roomId })).body).toEqual({ success: true });
    const said = await post('chat.sendMessage', { message: { rid: roomId, msg: 'hi' } });
    expect(said.body).toMatchObject({ errorType: 'error-room-archived' });
    // What lies in the archive is brought back by whoever runs the workspace, from inside.
    await post('rooms.changeArchivationState', { rid: roomId, action: 'unarchive' });
    expect((await post(`${family}.delete`, { roomId }, world.bob)).status).toBe(403);
    expect((await post(`${family}.delete`, { roomId })).body).toEqual({ success: true });
    const gone = await world.get(`/api/v1/${family}.info?roomId=${roomId}`);
    expect(gone.body).toMatchObject({ errorType: 'error-room-not-found' });
  });

  it('have owners, moderators and leaders', async () => {
    const { _id: roomId } = await fresh(family);
    for (const role of ['Owner', 'Moderator', 'Leader']) {
      expect((await post(`${family}.add${role}`, { roomId, userId: world.bob.id })).body).toEqual({ success: true });
    }
    const roles = (await world.get(`/api/v1/${family}.roles?roomId=${roomId}`)).body;
    expect(roles).toMatchObject({
      roles: [
        { rid: roomId, u: { username: 'alice' }, roles: ['owner'] },
        { u: { username: 'bob' }, roles: ['owner', 'moderator', 'leader'] },
      ],
    });
    const moderators = (await world.get(`/api/v1/${family}.moderators?roomId=${roomId}`)).body;
    expect(moderators).toMatchObject({ moderators: [{ username: 'bob' }] });
    await post(`${family}.removeOwner`, { roomId, username: 'alice' }, world.bob);
    const last = await post(`${family}.removeOwner`, { roomId, username: 'bob' }, world.bob);
    expect(last.body).toMatchObject({ errorType: 'error-you-are-last-owner' });
    expect((await post(`${family}.addLeader`, { roomId, username: 'carol' }, world.bob)).body).toMatchObject({
      errorType: 'error-user-not-in-room',
    });
  });

  it('lose whom an owner takes out', async () => {
    const { _id: roomId } = await fresh(family);
    expect((await post(`${family}.kick`, { roomId, username: 'alice' }, world.bob)).status).toBe(403);
    expect((await post(`${family}.kick`, { roomId, username: 'bob' })).body).toMatchObject({ success: true });
    const member = await world.get(`/api/v1/rooms.isMember?roomId=${roomId}&username=bob`);
    expect(member.body).toEqual({ isMember: false, success: true });
  });
});

describe('a room', () => {
  it('changes between public and private, and says so in its history', async () => {
    const { _id: roomId } = await fresh();
    await post('channels.setType', { roomId, type: 'p' });
    expect((await world.get(`/api/v1/rooms.info?roomId=${roomId}`, world.carol)).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
    await post('groups.setType', { roomId, type: 'c' });
    expect((await newestMessage(roomId))[0]).toMatchObject({ t: 'room_changed_privacy', msg: 'public' });
  });

  it('is made one of the rooms for everybody by administrators', async () => {
    const { _id: roomId } = await fresh();
    expect((await post('channels.setDefault', { roomId, default: true })).status).toBe(400);
    expect((await post('channels.setDefault', { roomId, default: true }, world.dora)).body).toMatchObject({
      channel: { default: true },
    });
  });

  it('takes several changes at once', async () => {
    const { _id: rid } = await fresh();
    const change = { rid, roomName: 'All New', roomTopic: 'a', roomAnnouncement: 'b', readOnly: true };
    expect((await post('rooms.saveRoomSettings', change)).body).toEqual({ rid, success: true });
    expect((await world.get(`/api/v1/rooms.info?roomId=${rid}`)).body).toMatchObject({
      room: { name: 'all-new', fname: 'All New', topic: 'a', announcement: 'b', ro: true },
    });
    expect((await world.get('/api/v1/rooms.nameExists?roomName=All%20New')).body).toMatchObject({ exists: true });
    expect((await world.get('/api/v1/rooms.nameExists?roomName=none')).body).toMatchObject({ exists: false });
  });

  it('mutes and unmutes', async () => {
    const { _id: roomId } = await fresh();
    const say = () => post('chat.sendMessage', { message: { rid: roomId, msg: 'hi' } }, world.bob);
    await post('rooms.muteUser', { roomId, username: 'bob' });
    expect((await say()).body).toMatchObject({ errorType: 'error-not-allowed' });
    await post('rooms.unmuteUser', { roomId, userId: world.bob.id });
    expect((await say()).status).toBe(200);
  });

  it('counts what is in it and what one has not read, and can be made unread again', async () => {
    const { _id: roomId } = await fresh();
    for (const msg of ['one', 'two']) await post('chat.sendMessage', { message: { rid: roomId, msg } });
    const counters = async () => (await world.get(`/api/v1/channels.counters?roomId=${roomId}`, world.bob)).body;
    expect(await counters()).toMatchObject({ joined: true, members: 2, unreads: 2, msgs: 2, userMentions: 0 });
    await post('subscriptions.read', { rid: roomId }, world.bob);
    expect(await counters()).toMatchObject({ unreads: 0 });
    expect((await post('subscriptions.unread', { roomId }, world.bob)).body).toEqual({ success: true });
    expect(await counters()).toMatchObject({ unreads: 1 });
    expect((await post('subscriptions.unread', {}, world.bob)).status).toBe(400);
  });
});

describe('the directory', () => {
  it('finds channels and people, asked in the new and the old way', async () => {
    const old = encodeURIComponent('{"type":"users","text":"ali"}');
    for (const query of ['type=users&text=ali', `query=${old}`]) {
      expect((await world.get(`/api/v1/directory?${query}`)).body).toMatchObject({
        total: 1,
        result: [{ username: 'alice' }],
      });
    }
    const channels = await world.get('/api/v1/directory?type=channels&text=gen', world.carol);
    expect(channels.body).toMatchObject({ result: [{ name: 'general', t: 'c' }] });
    const found = await world.get('/api/v1/spotlight?query=gen', world.carol);
    expect(found.body).toMatchObject({ users: [], rooms: [{ _id: 'GENERAL', name: 'general' }] });
    expect((await world.get('/api/v1/spotlight?query=secret', world.carol)).body).toMatchObject({ rooms: [] });
    const suggested = await world.get(
      `/api/v1/users.autocomplete?selector=${encodeURIComponent('{"term":"","exceptions":["alice"]}')}`,
    );
    expect(suggested.text).not.toContain('"alice"');
    expect(suggested.body).toMatchObject({ items: [{ username: 'bob' }, {}, {}, {}] });
  });
});

describe('an account', () => {
  it('is closed and opened by administrators, and its sessions end at once', async () => {
    const asCarol = () => world.get('/api/v1/me', world.carol);
    expect((await asCarol()).status).toBe(200);
    const set = (activeStatus: boolean, as: Actor) =>
      post('users.setActiveStatus', { userId: world.carol.id, activeStatus }, as);
    expect((await set(false, world.alice)).status).toBe(403);
    expect((await set(false, world.dora)).body).toMatchObject({ user: { _id: world.carol.id, active: false } });
    expect((await asCarol()).status).toBe(401);
    expect((await set(true, world.dora)).body).toMatchObject({ user: { active: true } });
    const last = await post('users.setActiveStatus', { userId: world.dora.id, activeStatus: false }, world.dora);
    expect(last.body).toMatchObject({ errorType: 'error-action-not-allowed' });
  });

  it('ends its other sessions, and knows which names are free', async () => {
    const other = await world.ask('POST', '/api/v1/login', {
      body: { user: 'bob', password: 'correct horse battery' },
    });
    const { authToken } = (other.body as unknown as { data: { authToken: string } }).data;
    await world.post('/api/v1/users.removeOtherTokens', {}, world.bob);
    const headers = { 'X-Auth-Token': authToken, 'X-User-Id': world.bob.id };
    expect((await world.ask('GET', '/api/v1/me', { headers })).status).toBe(401);
    const free = async (name: string) =>
      (await world.get(`/api/v1/users.checkUsernameAvailability?username=${name}`, world.bob)).body['result'];
    expect([await free('alice'), await free('bob'), await free('nobody')]).toEqual([false, true, true]);
    expect((await world.get('/api/v1/users.getPreferences', world.bob)).body).toMatchObject({
      preferences: { language: 'en' },
    });
    expect((await world.get('/api/v1/pw.getPolicy', null)).body).toMatchObject({ enabled: true });
  });
});
