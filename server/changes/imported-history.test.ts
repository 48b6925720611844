import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceHistory, writeHistory, type PastMessage } from '../domain/history/index.ts';
import { react, sendMessage } from '../domain/messages/index.ts';
import { testWorld, type World } from '../testing/world.ts';
import type { Announcement } from './announcement.ts';
import { createFeed, createHub, type Feed } from './index.ts';

let world: World;
let feed: Feed;
const heard: Announcement[] = [];
beforeAll(async () => {
  world = await testWorld();
  const hub = createHub(world.ctx.log);
  hub.subscribe((announcements) => void heard.push(...announcements));
  feed = createFeed(world.ctx, world.database.db, hub);
  await feed.start();
});
afterAll(async () => {
  await feed.stop();
  await world.close();
});

async function heardOf(name: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!heard.some((one) => one.name === name) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('imported history', () => {
  it('is told of by one word for the room, not message by message; what happens to it later is told as ever', async () => {
    const { ctx, alice, bob, room } = world;
    const author = { id: bob.id, username: bob.username, name: bob.name };
    const past = Array.from({ length: 1_000 }, (_, n): PastMessage => {
      const threadId = n % 2 === 0 ? null : `old-${n - 1}`;
      return { id: `old-${n}`, author, body: `remark ${n}`, sentAt: new Date(1_600_000_000_000 + n), threadId };
    });
    await writeHistory(ctx, room._id, past, { imported: true });
    await announceHistory(ctx, room._id);
    await heardOf('room:renewed');
    await react(ctx, alice, { messageId: 'old-0', emoji: 'thumbsup', on: true });
    const said = await sendMessage(ctx, bob, { roomId: room._id, body: 'and now' });
    await heardOf('message:created');

    const names = heard.map(({ name }) => name).filter((name) => name !== 'membership:changed');
    expect(names).toEqual(['room:renewed', 'room:changed', 'message:changed', 'message:created']);
    expect(said.seq).toBeGreaterThan(1_000);
    expect((await ctx.models.messages.find('old-0'))?.replyCount).toBe(1);
  });
});
