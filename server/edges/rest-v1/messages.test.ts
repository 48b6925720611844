import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

interface Shown {
  readonly _id: string;
  readonly msg: string;
  readonly ts: string;
  readonly _updatedAt: string;
}

let world: HttpWorld;
let rid: string;
beforeAll(async () => {
  world = await httpWorld();
  rid = world.room._id;
});
afterAll(() => world.close());

const messageIn = ({ body }: { readonly body: object }) => (body as { message: Shown }).message;
const messagesIn = ({ body }: { readonly body: object }) => (body as { messages: Shown[] }).messages;
const send = (message: object, as: Actor = world.alice) => world.post('/api/v1/chat.sendMessage', { message }, as);
const texts = (messages: readonly Shown[]) => messages.map(({ msg }) => msg);

describe('POST chat.sendMessage', () => {
  it('answers the message as clients know it', async () => {
    const { body } = await send({ rid, msg: 'hello @bob' });
    expect(body).toEqual({
      success: true,
      message: {
        _id: expect.stringMatching(/^[0-9a-z]{26}$/),
        rid,
        msg: 'hello @bob',
        ts: expect.stringMatching(/Z$/),
        _updatedAt: expect.stringMatching(/Z$/),
        u: { _id: world.alice.id, username: 'alice', name: 'alice' },
        mentions: [{ _id: world.bob.id, username: 'bob', name: 'bob', type: 'user' }],
        channels: [],
        urls: [],
        attachments: [],
      },
    });
  });

  it('finds its own message when it is sent again, and lets nobody take its id', async () => {
    const _id = 'AAAAbbbbCCCCdddd1';
    const first = await send({ _id, rid, msg: 'once' });
    const again = await send({ _id, rid, msg: 'once' });
    expect(messageIn(again)).toEqual(messageIn(first));
    expect((await send({ _id, rid, msg: 'mine' }, world.bob)).body).toMatchObject({
      errorType: 'error-invalid-message',
    });
    const history = await world.get(`/api/v1/groups.history?roomId=${rid}`);
    expect(messagesIn(history).filter((message) => message._id === _id)).toHaveLength(1);
  });

  it('refuses nothing, too much, a disguise, system messages and a room that is not one’s own', async () => {
    expect((await send({ rid, msg: '  ' })).body).toMatchObject({ errorType: 'error-invalid-message' });
    expect((await send({ rid, msg: 'x'.repeat(5001) })).body).toMatchObject({
      errorType: 'error-message-size-exceeded',
    });
    expect((await send({ rid, msg: 'hi', alias: 'The Boss' })).body).toMatchObject({ errorType: 'error-not-allowed' });
    expect((await send({ rid, msg: 'hi', t: 'uj' })).body).toMatchObject({ errorType: 'error-action-not-allowed' });
    expect((await send({ rid, msg: 'hi' }, world.carol)).body).toMatchObject({ errorType: 'error-room-not-found' });
    expect((await send({ msg: 'hi' })).body).toMatchObject({ errorType: 'invalid-params' });
  });

  it('tolerates fields that it does not know', async () => {
    expect((await send({ rid, msg: 'hi', md: [], unread: true, customFields: { a: 1 } })).status).toBe(200);
  });

  it('keeps cards without a text beside them, whose pictures only come by safe addresses', async () => {
    const attachments = [{ title: 'Build 7', title_link: 'https://ci.example/7', text: 'failed', color: 'red' }];
    expect(messageIn(await send({ rid, msg: '', attachments }))).toMatchObject({ msg: '', attachments });
    expect((await send({ rid, msg: 'x', attachments: [{ text: 5 }] })).status).toBe(400);
    expect((await send({ rid, msg: 'x', avatar: 'javascript:alert(1)' })).status).toBe(400);
  });

  it('answers in threads, which the room’s history shows when asked', async () => {
    const root = messageIn(await send({ rid, msg: 'question' }));
    expect(messageIn(await send({ rid, msg: 'answer', tmid: root._id }))).toMatchObject({ tmid: root._id });
    const withThreads = await world.get(`/api/v1/groups.history?roomId=${rid}&count=2`);
    expect(texts(messagesIn(withThreads))).toEqual(['answer', 'question']);
    const without = await world.get(`/api/v1/groups.history?roomId=${rid}&count=2&showThreadMessages=false`);
    expect(texts(messagesIn(without))).not.toContain('answer');
    expect(messageIn(await world.get(`/api/v1/chat.getMessage?msgId=${root._id}`))).toMatchObject({ tcount: 1 });
  });
});

describe('POST chat.postMessage', () => {
  const post = (body: object, as = world.alice) => world.post('/api/v1/chat.postMessage', body, as);

  it('finds its target by every kind of name', async () => {
    for (const target of [
      { channel: '#general' },
      { channel: 'general' },
      { channel: 'GENERAL' },
      { roomId: 'GENERAL' },
    ]) {
      const { body } = await post({ ...target, text: 'to all' });
      expect(body).toMatchObject({ success: true, ts: expect.any(Number), message: { rid: 'GENERAL', msg: 'to all' } });
    }
    const direct = await post({ channel: '@bob', text: 'to you' });
    expect(direct.body).toMatchObject({ channel: '@bob', message: { msg: 'to you' } });
    const both = await post({ channel: ['#general', '@bob'], text: 'to both' });
    expect(both.body).toMatchObject({ channel: '#general' });
  });

  it('answers `invalid-channel` for what is not there or not to be seen', async () => {
    for (const channel of ['#nowhere', '@nobody', 'nowhere', '#secret-plans', rid]) {
      expect((await post({ channel, text: 'x' }, world.carol)).body).toMatchObject({ errorType: 'invalid-channel' });
    }
    expect((await post({ text: 'x' })).body).toMatchObject({ errorType: 'invalid-channel' });
  });
});

describe('POST chat.update and chat.delete', () => {
  it('change and delete one’s own message, not others’, and only in its room', async () => {
    const { _id: msgId } = messageIn(await send({ rid, msg: 'draft' }));
    const update = (body: object, as = world.alice) =>
      world.post('/api/v1/chat.update', { roomId: rid, msgId, ...body }, as);
    expect(messageIn(await update({ text: 'final' }))).toMatchObject({
      msg: 'final',
      editedAt: expect.any(String),
      editedBy: { _id: world.alice.id, username: 'alice' },
    });
    expect((await update({ text: 'x' }, world.bob)).body).toMatchObject({ errorType: 'error-action-not-allowed' });
    expect((await update({ text: 'x', roomId: 'GENERAL' })).body).toMatchObject({ errorType: 'error-invalid-room' });

    const remove = (as: Actor) => world.post('/api/v1/chat.delete', { roomId: rid, msgId }, as);
    expect((await remove(world.bob)).body).toMatchObject({ errorType: 'error-action-not-allowed' });
    expect((await remove(world.alice)).body).toMatchObject({ _id: msgId, message: { _id: msgId, rid } });
    expect((await world.get(`/api/v1/chat.getMessage?msgId=${msgId}`)).body).toMatchObject({
      errorType: 'error-message-not-found',
    });
    expect((await remove(world.alice)).body).toMatchObject({ errorType: 'error-message-not-found' });
  });
});

describe('a room’s history', () => {
  let channel: string;
  beforeAll(async () => {
    const made = await world.post('/api/v1/channels.create', { name: 'log', members: ['bob'] });
    channel = (made.body as unknown as { channel: { _id: string } }).channel._id;
    for (const msg of ['one', 'two', 'three', 'four']) await send({ rid: channel, msg });
  });
  const history = async (query: string, as: Actor = world.alice) =>
    world.get(`/api/v1/channels.history?roomId=${channel}&${query}`, as);

  it('comes newest first, in spans with exclusive or inclusive bounds', async () => {
    const all = messagesIn(await history(''));
    expect(texts(all)).toEqual(['four', 'three', 'two', 'one']);
    const [four, , two] = all;
    expect(texts(messagesIn(await history(`latest=${four?.ts}&oldest=${two?.ts}`)))).toEqual(['three']);
    const inclusive = await history(`latest=${four?.ts}&oldest=${two?.ts}&inclusive=true`);
    expect(texts(messagesIn(inclusive))).toEqual(['four', 'three', 'two']);
    expect((await history('latest=yesterday')).status).toBe(400);
  });

  it('tells what is unread, and how much of it lies before the page', async () => {
    const { body } = await history('unreads=true&count=2', world.bob);
    expect(body).toMatchObject({ unreadNotLoaded: 2, firstUnread: { msg: 'one' } });
    expect((await history('unreads=true')).body).toMatchObject({ unreadNotLoaded: 0 });
  });

  it('loses nothing to whoever goes on from the oldest message of a page', async () => {
    const made = await world.post('/api/v1/channels.create', { name: 'busy' });
    const busy = (made.body as unknown as { channel: { _id: string } }).channel._id;
    const sent = await Promise.all(Array.from({ length: 30 }, (_, number) => send({ rid: busy, msg: `m${number}` })));
    const root = messageIn(sent[0] ?? { body: {} })._id;
    for (const msg of ['r1', 'r2', 'r3', 'r4']) await send({ rid: busy, msg, tmid: root });

    const collected: string[] = [];
    let latest = new Date(Date.now() + 1000).toISOString();
    for (let pages = 0; pages < 40; pages += 1) {
      const answer = await world.get(`/api/v1/channels.history?roomId=${busy}&count=3&latest=${latest}`);
      const page = messagesIn(answer);
      collected.push(...texts(page));
      latest = page.at(-1)?.ts ?? '';
      if (page.length === 0) break;
    }
    expect(collected.toSorted()).toEqual(Array.from({ length: 30 }, (_, number) => `m${number}`).toSorted());
  });

  it('comes in pages too, in either order', async () => {
    const page = async (query: string) => {
      const answer = await world.get(`/api/v1/channels.messages?roomName=log&${query}`, world.carol);
      return [texts(messagesIn(answer)), answer.body['total']];
    };
    expect(await page('count=3')).toEqual([['four', 'three', 'two'], 4]);
    expect(await page('count=3&offset=3')).toEqual([['one'], 4]);
    expect(await page('count=3&sort={"ts":1}')).toEqual([['one', 'two', 'three'], 4]);
    expect(await page('count=3&offset=3&sort={"ts":1}')).toEqual([['four'], 4]);
    expect(await page('count=3&offset=9&sort={"ts":1}')).toEqual([[], 4]);
  });

  it('counts what lives and not what was deleted', async () => {
    const { _id: msgId } = messageIn(await send({ rid: channel, msg: 'oops' }));
    const total = async () => (await world.get(`/api/v1/channels.messages?roomId=${channel}&count=1`)).body['total'];
    expect(await total()).toBe(5);
    await world.post('/api/v1/chat.delete', { roomId: channel, msgId });
    expect(await total()).toBe(4);
  });
});

describe('GET chat.syncMessages', () => {
  let room: string;
  beforeAll(async () => {
    const made = await world.post('/api/v1/groups.create', { name: 'sync' });
    room = (made.body as unknown as { group: { _id: string } }).group._id;
  });
  const sync = async (query: string) => {
    const { body } = await world.get(`/api/v1/chat.syncMessages?roomId=${room}&${query}`);
    return body['result'] as unknown as {
      updated: Shown[];
      deleted: { _id: string; _deletedAt: string }[];
      cursor: { next: string | null; previous: string | null };
    };
  };

  it('answers everything since a moment: new, edited and deleted', async () => {
    const before = new Date(Date.now() - 1).toISOString();
    const kept = messageIn(await send({ rid: room, msg: 'kept' }));
    const dropped = messageIn(await send({ rid: room, msg: 'dropped' }));
    await world.post('/api/v1/chat.delete', { roomId: room, msgId: dropped._id });
    const { updated, deleted } = await sync(`lastUpdate=${before}`);
    expect(updated.map(({ _id }) => _id)).toEqual([kept._id]);
    expect(deleted).toEqual([{ _id: dropped._id, rid: room, _deletedAt: expect.any(String) }]);
    expect((await sync(`lastUpdate=${deleted[0]?._deletedAt}`)).updated).toEqual([]);
  });

  it('pages through edits and deletions by cursor, losing and doubling nothing', async () => {
    const sent = await Promise.all(
      Array.from({ length: 25 }, (_, number) => send({ rid: room, msg: `number ${number}` })),
    );
    const collected: string[] = [];
    let next: string | null = '0';
    for (let pages = 0; next !== null && pages < 40; pages += 1) {
      const { updated, cursor } = await sync(`next=${next}&type=UPDATED&count=4`);
      collected.push(...updated.map(({ _id }) => _id));
      ({ next } = cursor);
    }
    expect(next).toBeNull();
    expect(new Set(collected).size).toBe(collected.length);
    for (const answer of sent) expect(collected).toContain(messageIn(answer)._id);

    const backwards = await sync(`previous=${Date.now() + 1000}&type=UPDATED&count=4`);
    expect(backwards.updated.length).toBeGreaterThanOrEqual(4);
    expect(collected.slice(-backwards.updated.length).toReversed()).toEqual(backwards.updated.map(({ _id }) => _id));
    expect((await sync('next=0&type=DELETED')).deleted).toHaveLength(1);
  });

  it('asks for one moment, and for a kind beside a cursor', async () => {
    const refused = async (query: string) =>
      (await world.get(`/api/v1/chat.syncMessages?roomId=${room}&${query}`)).body['errorType'];
    expect(await refused('')).toBe('error-lastUpdate-param-not-provided');
    expect(await refused('next=0')).toBe('error-type-param-required');
    expect(await refused('next=0&type=ALL')).toBe('invalid-params');
    expect(await refused('lastUpdate=never')).toBe('invalid-params');
  });
});
