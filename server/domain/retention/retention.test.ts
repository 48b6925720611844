import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJobRunner } from '../../jobs/index.ts';
import { testWorld, type World } from '../../testing/world.ts';
import type { Room } from '../rooms/index.ts';
import { catchUp, getMessage, pageMessages, sendMessage, setPinned } from '../messages/index.ts';
import { createRoom, getOwnPlace, markRead } from '../rooms/index.ts';
import { changeSetting } from '../settings/index.ts';
import { cleanHistory, pruneRoom, queueRetention, setRetention } from './index.ts';

const DAY = 86_400_000;
let world: World;
let now: Date;
let room: Room;
beforeAll(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  world = await testWorld({ clock: { now: () => now } });
});
afterAll(() => world.close());
beforeEach(async () => {
  const { ctx, alice, bob } = world;
  room = (await createRoom(ctx, alice, { kind: 'group', name: `r${ctx.newId()}`, memberIds: [bob.id] })).room;
});

const pass = (ms: number) => (now = new Date(now.getTime() + ms));
const say = (body: string, more: object = {}) =>
  sendMessage(world.ctx, world.alice, { roomId: room._id, body, ...more });
const texts = async () =>
  (await pageMessages(world.ctx, world.bob, { roomId: room._id, limit: 200 })).messages
    .filter(({ deletedAt, kind }) => deletedAt === null && kind === 'text')
    .map(({ body }) => body);
const all = {
  keepPinned: false,
  keepThreads: false,
  keepDiscussions: true,
  filesOnly: false,
  usernames: [] as string[],
};
const prune = (before: Date, more: object = {}) =>
  cleanHistory(world.ctx, world.dora, {
    roomId: room._id,
    after: null,
    before,
    inclusive: true,
    limit: 0,
    ...all,
    ...more,
  });
const unread = async () => {
  const place = await getOwnPlace(world.ctx, world.bob, room._id);
  return { messages: place.room.rootSeq - place.member.lastReadRootSeq, mentions: place.member.mentionSeqs.length };
};

describe('cleanHistory', () => {
  beforeEach(async () => {
    await world.ctx.models.members.join(room._id, []);
    const { member } = await getOwnPlace(world.ctx, world.bob, room._id);
    // Who prunes sees the room: a moderator of the workspace who was let in.
    await world.ctx.models.members.join(room._id, [
      { ...member, _id: world.ctx.newId(), userId: world.dora.id, username: 'dora' },
    ]);
  });

  it('deletes what lies between two moments, for everybody, and leaves nothing of it', async () => {
    const first = await say('old secret');
    pass(DAY);
    const { rev } = await say('new');
    expect(await prune(new Date(now.getTime() - 1))).toMatchObject({ done: true });
    expect(await texts()).toEqual(['new']);
    await expect(getMessage(world.ctx, world.bob, first._id)).rejects.toMatchObject({ code: 'message-not-found' });
    expect(JSON.stringify(await world.ctx.models.messages.find(first._id))).not.toContain('secret');
    const [missed] = await catchUp(world.ctx, world.bob, new Map([[room._id, rev]]));
    expect(missed).toMatchObject({ messages: expect.arrayContaining([expect.objectContaining({ _id: first._id })]) });
  });

  it('spares what it is told to: pins, threads, others’ messages, texts beside files', async () => {
    const pinned = await say('pinned');
    await setPinned(world.ctx, world.alice, { messageId: pinned._id, pinned: true });
    const root = await say('root');
    await say('answer', { threadId: root._id });
    await sendMessage(world.ctx, world.bob, { roomId: room._id, body: 'of bob' });
    await say('plain');
    await prune(now, { filesOnly: true });
    expect(await texts()).toHaveLength(4);
    await prune(now, { keepPinned: true, keepThreads: true, usernames: ['alice'] });
    expect(await texts()).toEqual(['pinned', 'root', 'of bob']);
    expect((await getMessage(world.ctx, world.bob, root._id)).replyCount).toBe(1);
    await prune(now);
    expect(await texts()).toEqual([]);
  });

  it('keeps counters right: what is gone is neither unread nor a mention', async () => {
    for (let n = 0; n < 5; n += 1) await say(`hello @bob ${n}`);
    pass(1000);
    await say('still here');
    expect(await unread()).toEqual({ messages: 6, mentions: 5 });
    await prune(new Date(now.getTime() - 1));
    expect(await unread()).toEqual({ messages: 1, mentions: 0 });
    await markRead(world.ctx, world.bob, { roomId: room._id, seq: Number.MAX_SAFE_INTEGER });
    await say('@bob gone soon');
    await prune(now);
    expect(await unread()).toEqual({ messages: 0, mentions: 0 });
    const { lastMessage } = (await getOwnPlace(world.ctx, world.bob, room._id)).room;
    expect(lastMessage?.body).toBe('');
  });

  it('takes many in parts, while others write', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, n) => say(`many ${n}`)));
    const before = now;
    pass(1000);
    const [{ count }] = await Promise.all([prune(before), ...Array.from({ length: 10 }, (_, n) => say(`during ${n}`))]);
    expect(count).toBeGreaterThanOrEqual(250);
    expect(await texts()).toHaveLength(10);
  });

  it('leads nobody who reads back through page after page of what is gone', async () => {
    const { ctx, bob } = world;
    await Promise.all(Array.from({ length: 120 }, (_, n) => say(`old ${n}`)));
    const kept = await say('pinned');
    await setPinned(ctx, world.alice, { messageId: kept._id, pinned: true });
    await Promise.all(Array.from({ length: 30 }, (_, n) => say(`as old ${n}`)));
    pass(1000);
    const newest = await say('new');
    expect((await prune(new Date(now.getTime() - 1), { keepPinned: true })).count).toBeGreaterThanOrEqual(150);
    const back = await pageMessages(ctx, bob, { roomId: room._id, before: newest.seq, limit: 50 });
    expect(back).toMatchObject({ hasOlder: false });
    expect(back.messages.filter(({ kind }) => kind === 'text').map(({ body }) => body)).toEqual(['pinned']);

    await setPinned(ctx, world.alice, { messageId: kept._id, pinned: false });
    expect(await prune(new Date(now.getTime() - 1))).toMatchObject({ done: true });
    expect((await ctx.models.rooms.find(room._id))?.livesFrom).toBe(newest.seq);
    expect(await pageMessages(ctx, bob, { roomId: room._id, before: newest.seq, limit: 50 })).toMatchObject({
      messages: [],
      hasOlder: false,
    });
  });

  it('is for those who may, in rooms that they see', async () => {
    const { ctx, alice, carol } = world;
    const asked = { roomId: room._id, after: null, before: now, inclusive: true, limit: 0, ...all };
    await expect(cleanHistory(ctx, alice, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(cleanHistory(ctx, carol, asked)).rejects.toMatchObject({ code: 'room-not-found' });
    await expect(cleanHistory(ctx, world.dora, { ...asked, after: new Date(now.getTime() + 1) })).rejects.toMatchObject(
      { code: 'invalid-input' },
    );
  });
});

describe('the retention policy', () => {
  const set = (id: string, value: unknown) => changeSetting(world.ctx, world.dora, { id, value });
  const apply = async () => {
    const runner = createJobRunner(world.ctx, { subscribe: () => () => {} }, undefined, { lookEveryMs: 20 });
    await queueRetention(world.ctx);
    runner.start();
    try {
      for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
        const left = await world.database.db
          .collection('jobs')
          .countDocuments({ kind: 'prune-room', state: 'waiting' });
        if (left === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('not in time');
    } finally {
      await runner.stop();
    }
  };

  it('does nothing until it is switched on, then deletes what is older than it says, by kind of room', async () => {
    await say('old');
    pass(40 * DAY);
    await say('new');
    await apply();
    expect(await texts()).toEqual(['old', 'new']);
    await set('RetentionPolicy_Enabled', true);
    await apply();
    expect(await texts()).toEqual(['old', 'new']);
    await set('RetentionPolicy_AppliesToGroups', true);
    pass(1_800_000);
    await apply();
    expect(await texts()).toEqual(['new']);
    await set('RetentionPolicy_AppliesToGroups', false);
  });

  it('gives way to the rule of a room, which only some may set', async () => {
    const { ctx, alice } = world;
    const retention = { enabled: true, maxAgeDays: 1, filesOnly: false, keepPinned: true, keepThreads: true };
    const plan = { roomId: room._id, retention };
    await expect(setRetention(ctx, alice, plan)).rejects.toMatchObject({ code: 'not-allowed' });
    await ctx.models.rooms.update(room._id, { retention, updatedAt: now });
    const pinned = await say('pinned');
    await setPinned(ctx, alice, { messageId: pinned._id, pinned: true });
    await say('old');
    pass(2 * DAY);
    await say('new');
    await apply();
    expect(await texts()).toEqual(['pinned', 'new']);
    await set('RetentionPolicy_Enabled', false);
    pass(2 * DAY);
    await pruneRoom(ctx, { roomId: room._id, part: 0, round: 0 });
    expect(await texts()).toEqual(['pinned', 'new']);
  });
});
