import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OF_A_TEST } from '../../testing/query-plans.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { getUser } from '../users/index.ts';
import { createJobRunner } from '../../jobs/index.ts';
import { expireStatusJob } from '../../jobs/expire-status.ts';
import {
  createPresenceKeeper,
  createTyping,
  goneSince,
  presencesOf,
  setPresence,
  type PresenceKeeper,
} from './index.ts';
import { statusOf } from './status-of.ts';

describe('statusOf', () => {
  it.each([
    [{}, 'online', 'offline'],
    [{}, 'busy', 'offline'],
    [{ a: 'online' }, 'online', 'online'],
    [{ a: 'away', b: 'online' }, 'online', 'online'],
    [{ a: 'away', b: 'away' }, 'online', 'away'],
    [{ a: 'online' }, 'busy', 'busy'],
    [{ a: 'online' }, 'away', 'away'],
    [{ a: 'online' }, 'offline', 'offline'],
  ] as const)('%j, wanting to be %s, is %s', (instances, chosen, status) => {
    expect(statusOf({ instances, chosen })).toBe(status);
  });
});

describe('presence', () => {
  let world: World;
  const keepers: PresenceKeeper[] = [];
  beforeEach(async () => {
    world = await testWorld();
  });
  afterEach(async () => {
    await Promise.all(keepers.splice(0).map((keeper) => keeper.close()));
    await world.close();
  });

  const keep = (...parts: Parameters<typeof createPresenceKeeper>) => {
    const keeper = createPresenceKeeper(...parts);
    keepers.push(keeper);
    return keeper;
  };
  const alice = () => getUser(world.ctx, world.alice, { id: world.alice.id });
  /** @returns what others see of alice, as soon as it is what is wanted, and at last anyhow. */
  const statusComesTo = async (wanted: string) => {
    let status: string | undefined;
    for (const deadline = Date.now() + 10_000; status !== wanted && Date.now() < deadline;) {
      status = (await presencesOf(world.ctx, world.bob, [world.alice.id])).get(world.alice.id)?.status;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return status;
  };

  it('is taken off by those who live when the process that wrote it has died', async () => {
    const dead = await world.another();
    await dead.models.instances.beat(dead.instanceId, new Date(), new Date(), 1);
    // Its timers are far too slow to say anything themselves.
    keep(dead).connect(await alice());
    expect(await statusComesTo('online')).toBe('online');
    keep(world.ctx, { lookEveryMs: 20, deadAfterMs: 200 });
    expect(await statusComesTo('offline')).toBe('offline');
    expect(await world.ctx.models.instances.list()).toEqual([]);
  });

  it('is said anew by a process that others had taken for dead', async () => {
    const keeper = keep(world.ctx);
    keeper.connect(await alice());
    expect(await statusComesTo('online')).toBe('online');
    const other = await world.another();
    const first = { chosen: 'online', statusText: '', statusEmoji: '', statusExpiresAt: null } as const;
    await other.models.presences.setInstance(world.alice.id, world.ctx.instanceId, null, first, new Date());
    const held = await other.models.presences.find(world.alice.id);
    if (held !== null) await other.models.presences.setStatus(held, 'offline', new Date());
    expect(await statusComesTo('offline')).toBe('offline');
    keeper.repeat();
    expect(await statusComesTo('online')).toBe('online');
  });

  it('goes with the process when that ends as it should', async () => {
    const keeper = keep(world.ctx);
    keeper.connect(await alice());
    expect(await statusComesTo('online')).toBe('online');
    await keeper.close();
    expect(await statusComesTo('offline')).toBe('offline');
  });

  it('comes to the truth however many processes and wishes meet', async () => {
    const other = keep(await world.another());
    const mine = keep(world.ctx);
    for (let round = 0; round < 5; round += 1) {
      const ties = [mine.connect(await alice()), other.connect(await alice())];
      await Promise.all([
        setPresence(world.ctx, world.alice, { status: 'busy', statusText: '' }),
        setPresence(world.ctx, world.alice, { status: 'busy', statusText: '' }),
        statusComesTo('busy'),
      ]);
      ties[0]?.setAway(true);
      ties[1]?.setAway(true);
      await setPresence(world.ctx, world.alice, { status: 'online', statusText: '' });
      expect(await statusComesTo('away')).toBe('away');
      ties[0]?.setAway(false);
      expect(await statusComesTo('online')).toBe('online');
      for (const tie of ties) tie.end();
    }
    expect(await statusComesTo('offline')).toBe('offline');
  });
});

describe('a status that ends', () => {
  it('goes at its time though the process that took it has ended, and not when it was replaced', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    const world = await testWorld({ clock: { now: () => now } });
    const hour = new Date('2026-11-21T11:00:00Z');
    const lunch = { status: 'away', statusText: 'at lunch', statusEmoji: 'pizza', expiresAt: hour } as const;
    await setPresence(world.ctx, world.alice, lunch);
    await setPresence(world.ctx, world.bob, lunch);
    await setPresence(world.ctx, world.bob, { status: 'busy', statusText: 'after all not' });
    await expect(setPresence(world.ctx, world.alice, { ...lunch, expiresAt: now })).rejects.toMatchObject({
      code: 'invalid-input',
    });

    // Another process, later.
    const other = await world.another();
    const runner = createJobRunner(
      other,
      { subscribe: () => () => {} },
      { queued: [expireStatusJob], recurring: [] },
      { lookEveryMs: 20 },
    );
    runner.start();
    now = new Date('2026-11-21T11:00:01Z');
    const text = async () => (await getUser(other, world.alice, { id: world.alice.id })).statusText;
    for (const deadline = Date.now() + 10_000; (await text()) !== '' && Date.now() < deadline;)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await getUser(other, world.alice, { id: world.alice.id })).toMatchObject({
      statusText: '',
      statusEmoji: '',
      statusDefault: 'online',
      statusExpiresAt: null,
    });
    expect(await getUser(other, world.bob, { id: world.bob.id })).toMatchObject({ statusText: 'after all not' });
    await runner.stop();
    await world.close();
  });

  it('leaves a note of when somebody was last here, kept while they are away', async () => {
    const world = await testWorld();
    const words = { chosen: 'online', statusText: '', statusEmoji: '', statusExpiresAt: null } as const;
    const flip = async (state: 'online' | null, at: Date) => {
      const held = await world.ctx.models.presences.setInstance(world.alice.id, 'i', state, words, at);
      if (held !== null) await world.ctx.models.presences.setStatus(held, statusOf(held), at);
      return goneSince(await world.ctx.models.presences.find(world.alice.id));
    };
    expect(await flip('online', new Date(1_000))).toBeNull();
    expect(await flip(null, new Date(2_000))).toEqual(new Date(2_000));
    expect(await flip('online', new Date(3_000))).toBeNull();
    await world.close();
  });
});

describe('createTyping', () => {
  it('writes once for much typing, tells of the stop, and refuses who may not write there', async () => {
    const world = await testWorld();
    const typing = createTyping(world.ctx, { writeEveryMs: 50 });
    const written = () => world.database.db.collection('signals').find({}, { comment: OF_A_TEST }).toArray();
    const roomId = world.room._id;
    for (let times = 0; times < 10; times += 1) await typing.set(world.alice, { roomId, typing: true });
    await typing.set(world.alice, { roomId, typing: false });
    for (const deadline = Date.now() + 5_000; (await written()).length < 2 && Date.now() < deadline;)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await written()).map((signal) => signal['typing'])).toEqual([true, false]);
    await expect(typing.set(world.carol, { roomId, typing: true })).rejects.toMatchObject({ code: 'room-not-found' });
    typing.close();
    await world.close();
  });
});
