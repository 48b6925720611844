import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

interface Shown {
  readonly _id: string;
  readonly msg: string;
}

let world: HttpWorld;
let rid: string;
beforeAll(async () => {
  world = await httpWorld();
  rid = world.room._id;
});
afterAll(() => world.close());

const post = (verb: string, body: object, as: Actor = world.alice) => world.post(`/api/v1/chat.${verb}`, body, as);
const get = (verb: string, query: string, as: Actor = world.alice) => world.get(`/api/v1/chat.${verb}?${query}`, as);
const say = async (msg: string, more: object = {}, as: Actor = world.alice) =>
  ((await post('sendMessage', { message: { rid, msg, ...more } }, as)).body as unknown as { message: Shown }).message;
const shown = async (msgId: string, as: Actor = world.alice) =>
  ((await get('getMessage', `msgId=${msgId}`, as)).body as unknown as { message: object }).message;
const textsIn = ({ body }: { readonly body: object }, name = 'messages') =>
  ((body as Record<string, Shown[]>)[name] ?? []).map(({ msg }) => msg);

describe('reactions', () => {
  it('are given, taken back and shown with names', async () => {
    const { _id: messageId } = await say('react');
    expect((await post('react', { messageId, emoji: ':smile:' }, world.bob)).body).toEqual({ success: true });
    await post('react', { messageId, reaction: 'smile', shouldReact: true });
    expect(await shown(messageId)).toMatchObject({ reactions: { ':smile:': { usernames: ['bob', 'alice'] } } });
    await post('react', { messageId, emoji: 'smile' }, world.bob);
    expect(await shown(messageId)).toMatchObject({ reactions: { ':smile:': { usernames: ['alice'] } } });
    expect((await post('react', { messageId })).body).toMatchObject({ errorType: 'error-emoji-param-not-provided' });
    expect((await post('react', { messageId, emoji: '$where' })).status).toBe(400);
  });
});

describe('pins and stars', () => {
  it('pin for the room, by those who may', async () => {
    const { _id: messageId } = await say('important');
    expect((await post('pinMessage', { messageId }, world.bob)).status).toBe(403);
    expect((await post('pinMessage', { messageId })).body).toMatchObject({
      message: { t: 'message_pinned', attachments: [{ text: 'important', author_name: 'alice' }] },
    });
    expect((await post('pinMessage', { messageId })).body).toMatchObject({ message: { _id: messageId, pinned: true } });
    expect(textsIn(await get('getPinnedMessages', `roomId=${rid}`, world.bob))).toEqual(['important']);
    await post('unPinMessage', { messageId });
    expect((await get('getPinnedMessages', `roomId=${rid}`)).body).toMatchObject({ messages: [], total: 0 });
  });

  it('star for oneself alone', async () => {
    const { _id: messageId } = await say('remember');
    await post('starMessage', { messageId });
    expect(await shown(messageId)).toMatchObject({ starred: [{ _id: world.alice.id }] });
    expect(await shown(messageId, world.bob)).not.toHaveProperty('starred');
    expect(textsIn(await get('getStarredMessages', `roomId=${rid}`))).toEqual(['remember']);
    expect(textsIn(await get('getStarredMessages', `roomId=${rid}`, world.bob))).toEqual([]);
    await post('unStarMessage', { messageId });
    expect(textsIn(await get('getStarredMessages', `roomId=${rid}`))).toEqual([]);
  });

  it('list what mentions one', async () => {
    await say('hey @bob');
    expect(textsIn(await get('getMentionedMessages', `roomId=${rid}`, world.bob))).toEqual(['hey @bob']);
    expect(textsIn(await get('getMentionedMessages', `roomId=${rid}`))).toEqual([]);
  });
});

describe('threads', () => {
  it('are listed with their answers, and followed', async () => {
    const root = await say('root');
    await say('answer one', { tmid: root._id }, world.bob);
    await say('answer two', { tmid: root._id }, world.bob);
    expect(textsIn(await get('getThreadsList', `rid=${rid}`), 'threads')).toEqual(['root']);
    expect((await get('getThreadsList', `rid=${rid}`)).body).toMatchObject({ threads: [{ tcount: 2 }], total: 1 });
    const answers = await get('getThreadMessages', `tmid=${root._id}&count=1&offset=1`);
    expect([textsIn(answers), answers.body['total']]).toEqual([['answer two'], 2]);

    await post('unfollowMessage', { mid: root._id });
    expect(textsIn(await get('getThreadsList', `rid=${rid}&type=following`), 'threads')).toEqual([]);
    await post('followMessage', { mid: root._id });
    expect(textsIn(await get('getThreadsList', `rid=${rid}&type=following`), 'threads')).toEqual(['root']);
  });
});

describe('syncing threads', () => {
  it('answers the threads and answers that changed since a moment', async () => {
    const root = await say('to be synced');
    const reply = await say('first', { tmid: root._id });
    const gone = await say('second', { tmid: root._id });
    await post('delete', { roomId: rid, msgId: gone._id });
    const since = 'updatedSince=2020-01-01T00:00:00Z';
    const answers = await get('syncThreadMessages', `tmid=${root._id}&${since}`);
    expect(answers.body).toMatchObject({
      messages: { update: [{ _id: reply._id }], remove: [{ _id: gone._id, _deletedAt: expect.any(String) }] },
    });
    const threads = await get('syncThreadsList', `rid=${rid}&${since}`);
    expect(threads.text).toContain(root._id);
    const later = await get('syncThreadsList', `rid=${rid}&updatedSince=2999-01-01`);
    expect(later.body).toMatchObject({ threads: { update: [], remove: [] } });
  });
});

describe('finding', () => {
  it('searches one room', async () => {
    await say('the quarterly figures');
    expect(textsIn(await get('search', `roomId=${rid}&searchText=figures`, world.bob))).toEqual([
      'the quarterly figures',
    ]);
    expect((await get('search', `roomId=${rid}`)).status).toBe(400);
  });

  it('names what was deleted since a moment', async () => {
    const { _id: msgId } = await say('gone soon');
    await post('delete', { roomId: rid, msgId });
    const { body } = await get('getDeletedMessages', `roomId=${rid}&since=2020-01-01T00:00:00Z`);
    expect(body['messages']).toContainEqual({ _id: msgId });
    expect((await get('getDeletedMessages', `roomId=${rid}&since=2999-01-01`)).body).toMatchObject({ total: 0 });
  });
});

describe('a video call', () => {
  it('is a text with its address, which every client can show', async () => {
    await world.post('/api/v1/commands.run', { command: 'jitsi', roomId: rid, params: 'standup' });
    const history = await world.get(`/api/v1/groups.history?roomId=${rid}&count=1`);
    expect(textsIn(history)[0]).toMatch(/^standup\nhttps:\/\/\S+standup\S+$/);
  });
});

describe('slash commands', () => {
  it('are listed, and run in a room by its members', async () => {
    const { body } = await world.get('/api/v1/commands.list?count=0');
    expect(body).toMatchObject({ success: true, appsLoaded: true });
    expect(body['commands']).toContainEqual(expect.objectContaining({ command: 'topic', clientOnly: false }));
    expect((await world.get('/api/v1/commands.get?command=topic')).body).toMatchObject({
      command: { command: 'topic' },
    });

    const run = (as: Actor, command = 'topic') =>
      world.post('/api/v1/commands.run', { command, roomId: rid, params: 'what we do' }, as);
    expect((await run(world.alice)).body).toMatchObject({ success: true });
    expect((await world.get(`/api/v1/rooms.info?roomId=${rid}`)).body).toMatchObject({ room: { topic: 'what we do' } });
    expect((await run(world.carol)).body).toMatchObject({ errorType: 'error-room-not-found' });
    expect((await run(world.alice, 'nonsense')).body).toMatchObject({ errorType: 'error-invalid-command' });
  });
});

describe('what one does not want to read', () => {
  it('is folded for oneself alone: ignoring somebody in a room', async () => {
    const place = async (as: Actor) =>
      (await world.get(`/api/v1/subscriptions.getOne?roomId=${rid}`, as)).body['subscription'] as unknown as object;
    const ignore = (userId: string, more = '') => get('ignoreUser', `rid=${rid}&userId=${userId}${more}`);
    expect((await ignore(world.bob.id)).body).toEqual({ success: true });
    await ignore(world.bob.id);
    expect(await place(world.alice)).toMatchObject({ ignored: [world.bob.id] });
    expect(await place(world.bob)).not.toHaveProperty('ignored');
    expect((await ignore(world.alice.id)).status).toBe(400);
    await ignore(world.bob.id, '&ignore=false');
    expect(await place(world.alice)).not.toHaveProperty('ignored');
    expect((await get('ignoreUser', `rid=${rid}&userId=${world.bob.id}`, world.carol)).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
  });

  it('is reported to the moderators, once by each, with what it said', async () => {
    const { _id: messageId } = await say('rude words');
    const report = (description: string, as: Actor) => post('reportMessage', { messageId, description }, as);
    expect((await report('this is rude', world.bob)).body).toEqual({ success: true });
    await report('very rude', world.bob);
    await post('update', { roomId: rid, msgId: messageId, text: 'kind words' });
    expect(await world.ctx.models.reports.listOf(messageId)).toMatchObject([
      { body: 'rude words', description: 'very rude', reportedBy: { username: 'bob' }, author: { username: 'alice' } },
    ]);
    expect((await report('', world.bob)).status).toBe(400);
    expect((await report('I know it is there', world.carol)).body).toMatchObject({
      errorType: 'error-message-not-found',
    });
  });
});

describe('the room’s own lines', () => {
  it('of kinds that the workspace or the room hides are not in its history', async () => {
    const kinds = async () => (await world.get(`/api/v1/groups.history?roomId=${rid}&count=100`)).text;
    await world.post('/api/v1/groups.setTopic', { roomId: rid, topic: 'Plans' });
    expect(await kinds()).toContain('room_changed_topic');
    await changeSetting(world.ctx, world.dora, { id: 'Hide_System_Messages', value: 'user-joined, topic-changed' });
    expect(await kinds()).not.toContain('room_changed_topic');
    await changeSetting(world.ctx, world.dora, { id: 'Hide_System_Messages', value: '' });
    expect(await kinds()).toContain('room_changed_topic');
  });
});
