import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';

describe('one process', () => {
  let live: LiveWorld;
  beforeAll(async () => {
    live = await liveWorld();
  });
  afterAll(() => live.close());

  it('tells everybody in a room of a message, and nobody else', async () => {
    const { alice, bob, carol, room } = live.world;
    const [a, b, c] = [await live.connect(alice), await live.connect(bob), await live.connect(carol)];
    const sent = await a.call('message:send', { id: 'first', roomId: room._id, body: 'hello' });
    expect(await b.heard('message:created', ({ id }) => id === 'first')).toEqual(sent);
    expect(await a.heard('message:created', ({ id }) => id === 'first')).toEqual(sent);
    // A room that carol is in carries something after it: had the first come to her, it would be there.
    await a.call('message:send', { id: 'second', roomId: 'GENERAL', body: 'all' });
    await c.heard('message:created', ({ id }) => id === 'second');
    expect(JSON.stringify(c.frames)).not.toContain(room._id);
  });
});
