import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { listJoined } from '../rooms/index.ts';
import { pageMessages, sendMessage } from '../messages/index.ts';
import { searchMessages } from '../search/index.ts';
import { readThread } from '../threads/index.ts';
import { settleHistory, writeHistory, type PastMessage } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

function past(n: number, more: Partial<PastMessage> = {}): PastMessage {
  const { id, username, name } = world.bob;
  return {
    id: `old-${n}`,
    author: { id, username, name },
    body: `Antediluvian remark ${n}`,
    sentAt: new Date(Date.UTC(2020, 0, 1, 0, n)),
    ...more,
  };
}

describe('writeHistory', () => {
  it('appends what was said, in order, with its own times and authors, and finds it again', async () => {
    const { ctx, alice, room } = world;
    expect(
      await writeHistory(
        ctx,
        room._id,
        [1, 2, 3].map((n) => past(n)),
      ),
    ).toBe(3);

    const { messages } = await pageMessages(ctx, alice, { roomId: room._id, limit: 3 });
    expect(messages.map(({ _id, author, sentAt }) => [_id, author.username, sentAt.getUTCMinutes()])).toEqual([
      ['old-1', 'bob', 1],
      ['old-2', 'bob', 2],
      ['old-3', 'bob', 3],
    ]);
    const hits = await searchMessages(ctx, alice, { text: 'antediluv', limit: 10 });
    expect(hits.messages.map(({ _id }) => _id)).toEqual(['old-3', 'old-2', 'old-1']);
  });

  it('writes what it wrote before no second time, and numbers go on without a gap', async () => {
    const { ctx, alice, room } = world;
    expect(
      await writeHistory(
        ctx,
        room._id,
        [1, 2, 3, 4].map((n) => past(n)),
      ),
    ).toBe(1);
    const said = await sendMessage(ctx, alice, { roomId: room._id, body: 'and now' });
    const { messages } = await pageMessages(ctx, alice, { roomId: room._id, limit: 5 });
    expect(messages.map(({ seq }) => said.seq - seq)).toEqual([4, 3, 2, 1, 0]);
    expect(messages.map(({ rootSeq }) => said.rootSeq - rootSeq)).toEqual([4, 3, 2, 1, 0]);
  });

  it('shows answers in their thread and counts them at its first message', async () => {
    const { ctx, alice, room } = world;
    await writeHistory(ctx, room._id, [past(10), past(11, { threadId: 'old-10' }), past(12, { threadId: 'old-10' })]);
    const { root, replies } = await readThread(ctx, alice, { threadId: 'old-10', afterSeq: 0, limit: 10 });
    expect([root.replyCount, replies.map(({ _id }) => _id)]).toEqual([2, ['old-11', 'old-12']]);
  });

  it('is unread by nobody once it is settled', async () => {
    const { ctx, alice, bob, room } = world;
    await writeHistory(ctx, room._id, [past(20)]);
    await settleHistory(ctx, room._id);
    for (const person of [alice, bob]) {
      const joined = (await listJoined(ctx, person)).find((one) => one.room._id === room._id);
      expect(joined?.member.lastReadRootSeq).toBe(joined?.room.rootSeq);
    }
  });

  it('says of imported threads how long they are, also when whoever wrote them was killed before saying so', async () => {
    const { ctx, room } = world;
    const thread = [past(30), past(31, { threadId: 'old-30' })];
    await writeHistory(ctx, room._id, thread, { imported: true });
    await ctx.models.messages.setReplyCount('old-30', 0, new Date(), 0);
    expect(await writeHistory(ctx, room._id, thread, { imported: true })).toBe(0);
    expect((await ctx.models.messages.find('old-30'))?.replyCount).toBe(1);
  });

  it('is unread by nobody when it is imported, without anything being settled', async () => {
    const { ctx, alice, room } = world;
    const before = await ctx.models.rooms.find(room._id);
    await writeHistory(ctx, room._id, [past(40)], { imported: true });
    const joined = (await listJoined(ctx, alice)).find((one) => one.room._id === room._id);
    expect(joined?.room.rootSeq).toBe(before?.rootSeq);
    expect(joined?.room.seq).toBe((before?.seq ?? 0) + 1);
  });
});
