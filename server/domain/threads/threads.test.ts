import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import {
  deleteMessage,
  editMessage,
  getMessage,
  listMentions,
  listPinned,
  listStarred,
  listVersions,
  pageMessages,
  react,
  sendMessage,
  setPinned,
  setStarred,
  type Message,
} from '../messages/index.ts';
import { getOwnPlace } from '../rooms/index.ts';
import {
  listFollowedThreads,
  listThreads,
  markAllThreadsRead,
  markThreadRead,
  readThread,
  setFollowing,
  threadInbox,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const say = (body: string, more: { threadId?: string; alsoToRoom?: boolean } = {}, by = world.alice) =>
  sendMessage(world.ctx, by, { roomId: world.room._id, body, ...more });

describe('a thread', () => {
  it('shows its answers on its first message, out of the timeline, without raising the room’s unread', async () => {
    const { ctx, alice, bob, room } = world;
    const root = await say('question');
    const before = await getOwnPlace(ctx, bob, room._id);
    const reply = await say('answer one', { threadId: root._id });
    await say('answer two, for all', { threadId: root._id, alsoToRoom: true });

    expect(await getMessage(ctx, alice, root._id)).toMatchObject({ replyCount: 2, followers: [alice.id] });
    const { messages } = await pageMessages(ctx, bob, { roomId: room._id, limit: 10 });
    expect(messages.map((message) => message.body).slice(-2)).toEqual(['question', 'answer two, for all']);
    const after = await getOwnPlace(ctx, bob, room._id);
    expect(after.room.rootSeq - before.room.rootSeq).toBe(1);

    await deleteMessage(ctx, alice, { messageId: reply._id });
    expect((await getMessage(ctx, alice, root._id)).replyCount).toBe(1);
  });

  it('counts an answer once, however often it is sent again', async () => {
    const { ctx, alice, room } = world;
    const root = await say('again?');
    const draft = { id: ctx.newId(), roomId: room._id, body: 'once', threadId: root._id };
    await sendMessage(ctx, alice, draft);
    await sendMessage(ctx, alice, draft);
    expect((await getMessage(ctx, alice, root._id)).replyCount).toBe(1);
  });

  it('counts unread answers for those who follow, and none when they have read', async () => {
    const { ctx, alice, bob, room } = world;
    const root = await say('follow me');
    await say('bob answers', { threadId: root._id }, bob);
    const last = await say('alice answers', { threadId: root._id }, alice);
    const mine = async () =>
      (await listFollowedThreads(ctx, bob, { offset: 0, limit: 20 })).find((row) => row.root._id === root._id);
    expect((await mine())?.unread).toBe(1);
    await markThreadRead(ctx, bob, { threadId: root._id, seq: last.seq });
    expect((await mine())?.unread).toBe(0);
    await setFollowing(ctx, bob, { threadId: root._id, following: false });
    expect(await mine()).toBeUndefined();
    expect(
      (await listThreads(ctx, bob, { roomId: room._id, following: false, offset: 0, limit: 20 })).map(
        (row) => row.root._id,
      ),
    ).toContain(root._id);
  });

  it('hangs on an ordinary message of the same room only, and does not exist for outsiders', async () => {
    const { ctx, carol } = world;
    const root = await say('root');
    const reply = await say('reply', { threadId: root._id });
    await expect(say('deeper', { threadId: reply._id })).rejects.toMatchObject({ code: 'thread-not-found' });
    await expect(say('nowhere', { threadId: 'nothing' })).rejects.toMatchObject({ code: 'thread-not-found' });
    await expect(readThread(ctx, carol, { threadId: root._id, afterSeq: 0, limit: 10 })).rejects.toMatchObject({
      code: 'thread-not-found',
    });
  });
});

describe('react', () => {
  it('is a set by person and emoji, and moves the rev', async () => {
    const { ctx, alice, bob } = world;
    const message = await say('react to me');
    await react(ctx, alice, { messageId: message._id, emoji: ':tada:' });
    await Promise.all([
      react(ctx, bob, { messageId: message._id, emoji: 'tada', on: true }),
      react(ctx, bob, { messageId: message._id, emoji: 'tada', on: true }),
    ]);
    const both = await getMessage(ctx, alice, message._id);
    expect(both.reactions['tada']?.map((reactor) => reactor.username)).toEqual(['alice', 'bob']);
    expect(both.rev).toBeGreaterThan(message.rev);
    await react(ctx, alice, { messageId: message._id, emoji: 'tada' });
    expect(await react(ctx, bob, { messageId: message._id, emoji: 'tada', on: false })).toMatchObject({
      reactions: {},
    });
  });

  it('takes nothing that could be read as a path', async () => {
    const message = await say('no paths');
    for (const emoji of ['a.b', '$set', '__proto__.x', '']) {
      await expect(react(world.ctx, world.alice, { messageId: message._id, emoji })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });
});

describe('keeping', () => {
  it('pins for the room, by those who may, and says so in the room', async () => {
    const { ctx, alice, bob, room } = world;
    const message = await say('pin me');
    await expect(setPinned(ctx, bob, { messageId: message._id, pinned: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await setPinned(ctx, alice, { messageId: message._id, pinned: true });
    expect((await listPinned(ctx, bob, { roomId: room._id, offset: 0, limit: 10 })).map(({ _id }) => _id)).toEqual([
      message._id,
    ]);
    await setPinned(ctx, alice, { messageId: message._id, pinned: false });
    expect(await listPinned(ctx, bob, { roomId: room._id, offset: 0, limit: 10 })).toEqual([]);
  });

  it('stars for oneself', async () => {
    const { ctx, alice, bob } = world;
    const message = await say('star me');
    await setStarred(ctx, bob, { messageId: message._id, starred: true });
    expect((await listStarred(ctx, bob, { offset: 0, limit: 10 })).map(({ _id }) => _id)).toEqual([message._id]);
    expect(await listStarred(ctx, alice, { offset: 0, limit: 10 })).toEqual([]);
  });

  it('finds what names one', async () => {
    const { ctx, bob, carol } = world;
    const message = await say('hello @bob');
    expect((await listMentions(ctx, bob, { offset: 0, limit: 10 }))[0]?._id).toBe(message._id);
    expect(await listMentions(ctx, carol, { offset: 0, limit: 10 })).toEqual([]);
  });

  it('keeps what a message said before an edit, until it is deleted', async () => {
    const { ctx, alice } = world;
    const message = await say('first');
    await editMessage(ctx, alice, { messageId: message._id, body: 'second' });
    await editMessage(ctx, alice, { messageId: message._id, body: 'third' });
    expect((await listVersions(ctx, alice, message._id)).map((version) => version.body)).toEqual(['first', 'second']);
    await deleteMessage(ctx, alice, { messageId: message._id });
    expect(await ctx.models.messageVersions.listOf(message._id)).toEqual([]);
  });
});

describe('threadInbox', () => {
  it('shows unread threads first, counts exactly, and is empty of unread when all was read', async () => {
    const own = await testWorld();
    try {
      const { ctx, alice, bob, carol, room } = own;
      const roots: Message[] = [];
      for (const body of ['one', 'two', 'three', 'four'])
        roots.push(await sendMessage(ctx, bob, { roomId: room._id, body }));
      const reply = (at: number, actor = alice) =>
        sendMessage(ctx, actor, { roomId: room._id, body: 'answer', threadId: roots[at]?._id });
      await reply(0);
      await reply(0);
      await reply(1);
      await reply(2, bob);
      const inbox = (filter: 'all' | 'following' | 'unread', actor = bob, offset = 0, limit = 10) =>
        threadInbox(ctx, actor, { filter, offset, limit });
      const shown = ({ threads }: Awaited<ReturnType<typeof inbox>>) =>
        threads.map(({ root, unread }) => `${root.body} ${unread}`);

      expect(shown(await inbox('unread'))).toEqual(['two 1', 'one 2']);
      expect(shown(await inbox('following'))).toEqual(['two 1', 'one 2', 'three 0']);
      expect(shown(await inbox('all'))).toEqual(['two 1', 'one 2', 'three 0']);
      const pages = [await inbox('all', bob, 0, 1), await inbox('all', bob, 1, 1), await inbox('all', bob, 2, 1)];
      expect(pages.flatMap(shown)).toEqual(['two 1', 'one 2', 'three 0']);
      expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
      expect(shown(await inbox('all', carol))).toEqual([]);

      await markAllThreadsRead(ctx, bob);
      expect(await inbox('unread')).toEqual({ threads: [], hasMore: false, unreadThreads: 0 });
      await reply(1);
      expect(shown(await inbox('unread'))).toEqual(['two 1']);
    } finally {
      await own.close();
    }
  });
});
