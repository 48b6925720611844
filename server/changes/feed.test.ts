import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sendMessage } from '../domain/messages/index.ts';
import { leaveRoom, markRead } from '../domain/rooms/index.ts';
import { launchStore, type LaunchedStore } from '../embedded-store/launcher/launch.ts';
import { testWorld, type World } from '../testing/world.ts';
import { createFeed, createHub, type Announcement, type Feed } from './index.ts';

describe('createFeed', () => {
  let folder: string;
  let store: LaunchedStore;
  let given: string | undefined;
  let world: World;
  let feed: Feed;
  let announced: Announcement[];

  beforeEach(async () => {
    // A store of its own: it is killed, and told to fail.
    folder = await mkdtemp(join(tmpdir(), 'feed-'));
    store = await launchStore({ dataDir: folder, args: ['--test-commands'] });
    given = process.env['MONGO_URL'];
    process.env['MONGO_URL'] = store.url;
    world = await testWorld();
    const hub = createHub(world.ctx.log);
    announced = [];
    hub.subscribe((batch) => announced.push(...batch));
    feed = createFeed(world.ctx, world.database.db, hub);
    await feed.start();
  });
  afterEach(async () => {
    await feed.stop();
    await world.close();
    if (given === undefined) delete process.env['MONGO_URL'];
    else process.env['MONGO_URL'] = given;
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (const deadline = Date.now() + 60_000; !holds();) {
      if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const created = () =>
    announced.flatMap(({ name, data }) => (name === 'message:created' ? [(data as { body: string }).body] : []));
  const say = (body: string) => sendMessage(world.ctx, world.alice, { roomId: world.room._id, body });

  it('announces what is written, in the order of the writes, to those it is for', async () => {
    for (const body of ['a', 'b', 'c']) await say(body);
    await until('all', () => created().length === 3);
    expect(created()).toEqual(['a', 'b', 'c']);
    expect(announced.find(({ name }) => name === 'message:created')?.audience).toEqual({ room: world.room._id });
  });

  it('says nothing of the room for what only its messages moved, and nothing to the room of what only one has read', async () => {
    await say('a');
    await markRead(world.ctx, world.bob, { roomId: world.room._id, seq: 1 });
    await leaveRoom(world.ctx, world.bob, { roomId: world.room._id });
    await until('the room', () => announced.some(({ name }) => name === 'room:changed'));
    const before = announced.slice(
      0,
      announced.findIndex(({ name }) => name === 'member:changed'),
    );
    expect(before.map(({ name }) => name)).not.toContain('room:changed');
    expect(before.filter(({ name }) => name === 'membership:changed').length).toBeGreaterThan(0);
  });

  it('goes on where it was when the store is killed, and misses and repeats nothing', async () => {
    await say('before');
    await until('the first', () => created().length === 1);
    const pid = store.pid;
    process.kill(pid, 'SIGKILL');
    await until('another store', () => store.pid !== 0 && store.pid !== pid);
    await say('after');
    await say('and more');
    await until('all', () => created().length >= 3);
    expect(created()).toEqual(['before', 'after', 'and more']);
    expect(announced.map(({ name }) => name)).not.toContain('resync');
    await until('health', () => feed.healthy());
    expect(feed.counts.gaps).toBe(0);
  });

  it('tells everybody to load anew when the history is lost, and goes on from there', async () => {
    await world.database.client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['getMore'], errorCode: 286 },
    });
    await until('a gap', () => announced.some(({ name }) => name === 'resync'));
    await say('after the gap');
    await until('the message', () => created().includes('after the gap'));
    expect(feed.counts.gaps).toBe(1);
  });

  it('is not healthy while what is written does not come back', async () => {
    await until('health', () => feed.healthy() && feed.lagMs() > 0);
    await world.database.client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: 'alwaysOn',
      data: { failCommands: ['getMore', 'aggregate'], errorCode: 91 },
    });
    await until('illness', () => !feed.healthy());
    await world.database.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
    await until('health again', () => feed.healthy());
    expect(feed.counts.gaps).toBe(0);
  });
});
