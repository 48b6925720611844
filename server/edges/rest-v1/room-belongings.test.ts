import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

type Row = Readonly<Record<string, unknown>> & { readonly _id: string };
const api = (verb: string) => `/api/v1/${verb}`;
const get = async (verb: string, as?: Actor) => (await world.get(api(verb), as)).body as object;
const post = async (verb: string, body: unknown, as?: Actor) => (await world.post(api(verb), body, as)).body as object;
const rows = (body: object, name: string) => (body as Record<string, Row[]>)[name] ?? [];
const row = (body: object, name: string) => (body as Record<string, Row>)[name] as Row;

let made = 0;
async function aRoom(family: 'channels' | 'groups', more: object = {}): Promise<Row> {
  const body = { name: `place-${made++}`, ...more };
  return row(await post(`${family}.create`, body), family === 'channels' ? 'channel' : 'group');
}

describe('rooms.createDiscussion', () => {
  it('opens a discussion of a message, which says so, and lists it for whoever sees the room', async () => {
    const parent = await aRoom('groups', { members: ['bob'] });
    const message = await sendMessage(world.ctx, world.bob, { roomId: parent._id, body: 'what now?' });
    const answer = await post('rooms.createDiscussion', {
      prid: parent._id,
      pmid: message._id,
      t_name: 'What now',
      reply: 'This.',
      users: ['carol'],
    });
    const discussion = row(answer, 'discussion');
    expect(discussion).toMatchObject({
      rid: discussion._id,
      t: 'p',
      prid: parent._id,
      fname: 'What now',
      usersCount: 2,
    });
    expect(row(await get(`chat.getMessage?msgId=${message._id}`), 'message')).toMatchObject({ drid: discussion._id });
    const listed = await get(`rooms.getDiscussions?roomId=${parent._id}`, world.bob);
    expect(listed).toMatchObject({
      count: 1,
      offset: 0,
      total: 1,
      discussions: [{ _id: discussion._id, fname: 'What now' }],
    });
    const shown = rows(await get(`chat.getDiscussions?roomId=${parent._id}&text=what`, world.bob), 'messages');
    expect(shown).toMatchObject([{ t: 'discussion-created', msg: 'What now', drid: discussion._id }]);
    expect(await get(`rooms.info?roomId=${discussion._id}`, world.bob)).toMatchObject({ parent: { _id: parent._id } });
    const outsiders = await get(`rooms.getDiscussions?roomId=${parent._id}`, world.carol);
    expect(outsiders).toMatchObject({ errorType: 'error-room-not-found' });
    const nested = await post('rooms.createDiscussion', { prid: discussion._id, t_name: 'x' });
    expect(nested).toMatchObject({ errorType: 'error-nested-discussion' });
    const secret = await post('rooms.createDiscussion', { prid: parent._id, t_name: 'x', encrypted: true });
    expect(secret).toMatchObject({ errorType: 'error-e2e-not-enabled' });
    expect(rows(await get('subscriptions.get', world.bob), 'update')).toContainEqual(
      expect.objectContaining({ rid: discussion._id, prid: parent._id }),
    );
  });
});

describe('bans and codes', () => {
  it('ban, list and let back in', async () => {
    const room = await aRoom('channels', { members: ['bob'] });
    const target = { roomId: room._id, username: 'bob' };
    expect(await post('rooms.banUser', target, world.bob)).toMatchObject({ success: false });
    expect(await post('rooms.banUser', target)).toEqual({ success: true });
    expect(rows(await get(`rooms.bannedUsers?roomId=${room._id}`), 'bannedUsers')).toMatchObject([{ username: 'bob' }]);
    expect(await post('channels.join', { roomId: room._id }, world.bob)).toMatchObject({
      errorType: 'error-room-not-found',
    });
    expect(await post('channels.invite', { roomId: room._id, userId: world.bob.id })).toMatchObject({
      errorType: 'error-user-is-banned',
    });
    await post('rooms.unbanUser', target);
    expect(row(await post('rooms.join', { roomId: room._id }, world.bob), 'room')).toMatchObject({ usersCount: 2 });
  });

  it('ask for a code, of which nothing is ever told', async () => {
    const room = await aRoom('channels');
    await sendMessage(world.ctx, world.alice, { roomId: room._id, body: 'behind the door' });
    const set = row(await post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' }), 'channel');
    expect(set).toMatchObject({ joinCodeRequired: true });
    expect(JSON.stringify(set)).not.toContain('sesame');
    const seen = row(await get(`channels.info?roomId=${room._id}`, world.bob), 'channel');
    expect([seen['joinCodeRequired'], seen['lastMessage']]).toEqual([true, undefined]);
    for (const verb of ['messages', 'history', 'members', 'files', 'roles'])
      expect(await get(`channels.${verb}?roomId=${room._id}`, world.bob)).toMatchObject({
        errorType: 'error-room-not-found',
      });
    const join = (joinCode: string) => post('channels.join', { roomId: room._id, joinCode }, world.bob);
    expect(await join('wrong')).toMatchObject({ errorType: 'error-code-invalid' });
    expect(await join('sesame')).toMatchObject({ success: true });
  });
});

describe('the rest of what rooms do', () => {
  it('saves everything that the settings of a room hold', async () => {
    const room = await aRoom('channels');
    const answer = await post('rooms.saveRoomSettings', {
      rid: room._id,
      roomTopic: 'a topic',
      readOnly: true,
      reactWhenReadOnly: true,
      systemMessages: ['uj', 'ul', 'mute_unmute'],
      joinCode: 'abc',
      roomCustomFields: { department: 'R&D' },
      favorite: { favorite: true, defaultValue: false },
      encrypted: false,
    });
    expect(answer).toEqual({ rid: room._id, success: true });
    expect(row(await get(`rooms.info?roomId=${room._id}`), 'room')).toMatchObject({
      topic: 'a topic',
      ro: true,
      reactWhenReadOnly: true,
      sysMes: ['uj', 'ul', 'user-muted', 'user-unmuted'],
      joinCodeRequired: true,
      customFields: { department: 'R&D' },
    });
    expect(await post('rooms.saveRoomSettings', { rid: room._id, encrypted: true })).toMatchObject({
      errorType: 'error-e2e-not-enabled',
    });
    expect(await post('groups.setEncrypted', { roomId: room._id, encrypted: true })).toMatchObject({ success: false });
    const changed = await post('channels.setCustomFields', { roomId: room._id, customFields: { a: 1 } });
    expect(row(changed, 'channel')).toMatchObject({ customFields: { a: 1 } });
  });

  it('lets react where nobody writes', async () => {
    const room = await aRoom('channels', { members: ['bob'], readOnly: true });
    const { _id: messageId } = await sendMessage(world.ctx, world.alice, { roomId: room._id, body: 'news' });
    const react = () => post('chat.react', { messageId, emoji: ':tada:' }, world.bob);
    expect(await react()).toMatchObject({ success: false });
    await post('rooms.saveRoomSettings', { rid: room._id, reactWhenReadOnly: true });
    expect(await react()).toMatchObject({ success: true });
  });

  it('keeps the readers of a broadcast to those who write in it', async () => {
    const room = await aRoom('channels', { members: ['bob'], extraData: { broadcast: true } });
    expect(room).toMatchObject({ broadcast: true, ro: true });
    expect((await world.get(api(`channels.members?roomId=${room._id}`), world.bob)).status).toBe(403);
    expect(await get(`channels.members?roomId=${room._id}`)).toMatchObject({ total: 2 });
  });

  it('tells administrators of every room, and nobody of what is said in it', async () => {
    const group = await aRoom('groups');
    await sendMessage(world.ctx, world.alice, { roomId: group._id, body: 'between us' });
    for (const verb of ['rooms.adminRooms', 'groups.listAll', 'im.list.everyone', 'dm.list.everyone'])
      expect((await world.get(api(verb), world.bob)).status).toBe(403);
    const all = await get(`rooms.adminRooms?types[]=p&filter=${String(group['name'])}`, world.dora);
    expect(rows(all, 'rooms')).toMatchObject([{ _id: group._id, t: 'p' }]);
    expect(JSON.stringify([all, await get('groups.listAll', world.dora)])).not.toContain('between us');
    expect(await get(`rooms.adminRooms.getRoom?rid=${group._id}`, world.dora)).toMatchObject({ _id: group._id });
    expect(await get('im.messages.others?roomId=x', world.dora)).toMatchObject({
      errorType: 'error-endpoint-disabled',
    });
    const counted = await get(`channels.counters?roomId=GENERAL&userId=${world.bob.id}`, world.dora);
    expect(counted).toMatchObject({ joined: true, members: expect.any(Number) });
  });

  it('finds rooms while their names are typed', async () => {
    const group = await aRoom('groups');
    const selector = encodeURIComponent(JSON.stringify({ name: String(group['name']) }));
    const item = { _id: group._id, name: group['name'], fname: group['fname'], t: 'p' };
    const plain = await get(`rooms.autocomplete.channelAndPrivate?selector=${selector}`);
    expect(plain).toEqual({ items: [item], success: true });
    const paged = await get(`rooms.autocomplete.channelAndPrivate.withPagination?selector=${selector}&count=1`);
    expect(paged).toEqual({ items: [item], total: 1, success: true });
    expect(await get(`rooms.autocomplete.channelAndPrivate?selector=${selector}`, world.bob)).toMatchObject({
      items: [],
    });
    const forTeams = rows(await get(`rooms.autocomplete.availableForTeams?name=${String(group['name'])}`), 'items');
    expect(forTeams).toEqual([item]);
    const everywhere = await get(`rooms.autocomplete.adminRooms?selector=${selector}`, world.dora);
    expect(rows(everywhere, 'items')).toEqual([item]);
  });

  it('lists members by role, those who are here, roles and what mentions one', async () => {
    const room = await aRoom('channels', { members: ['bob', 'carol'] });
    await post('channels.addModerator', { roomId: room._id, userId: world.carol.id });
    const ordered = rows(await get(`rooms.membersOrderedByRole?roomId=${room._id}`), 'members');
    expect(ordered.map(({ username }) => username)).toEqual(['alice', 'carol', 'bob']);
    const second = rows(await get(`rooms.membersOrderedByRole?roomId=${room._id}&offset=1&count=2`), 'members');
    expect(second.map(({ username }) => username)).toEqual(['carol', 'bob']);
    expect(rows(await get(`rooms.roles?roomId=${room._id}`), 'roles')).toHaveLength(2);
    const moderators = rows(await get(`channels.moderators?roomId=${room._id}`), 'moderators');
    expect(moderators).toEqual([{ _id: world.carol.id, username: 'carol', name: 'carol' }]);
    expect(await get('channels.online')).toMatchObject({ success: false });
    expect(await get(`channels.online?roomId=${room._id}`)).toEqual({ online: [], success: true });
    await sendMessage(world.ctx, world.alice, { roomId: room._id, body: 'ask @bob' });
    const mentions = await get(`channels.getAllUserMentionsByChannel?roomId=${room._id}`, world.bob);
    expect(rows(mentions, 'mentions')).toMatchObject([{ msg: 'ask @bob' }]);
    expect(await get(`channels.getIntegrations?roomId=${room._id}`, world.dora)).toMatchObject({ integrations: [] });
  });

  it('brings everybody in, puts a room away, and reads nothing without an account', async () => {
    const room = await aRoom('channels');
    expect((await world.post(api('channels.addAll'), { roomId: room._id }, world.bob)).status).toBe(403);
    const full = row(await post('channels.addAll', { roomId: room._id }, world.dora), 'channel');
    expect(full['usersCount']).toBeGreaterThanOrEqual(4);
    const hidden = { roomId: room._id };
    expect(await post('rooms.hide', hidden, world.bob)).toEqual({ success: true });
    expect(await post('rooms.open', hidden, world.bob)).toEqual({ success: true });
    const anonymous = await world.ask('GET', api(`channels.anonymousread?roomId=${room._id}`), {});
    expect(anonymous.body).toMatchObject({ errorType: 'error-not-allowed' });
    expect(await get(`channels.anonymousread?roomId=${room._id}`)).toMatchObject({ messages: [] });
  });
});
