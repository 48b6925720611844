import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendMessage } from '../../domain/messages/index.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';
import { openRaw } from './testing/raw-client.ts';

const BODY = 'x'.repeat(200_000);
const MESSAGES = 80;

describe('a client that does not read', () => {
  let live: LiveWorld;
  beforeAll(async () => {
    live = await liveWorld({ environment: { OVERWRITE_SETTING_Message_MaxAllowedSize: '200000' } });
  });
  afterAll(() => live.close());

  const fill = async (marker: string) => {
    const { ctx, alice, room } = live.world;
    const send = () => sendMessage(ctx, alice, { roomId: room._id, body: BODY });
    for (let n = 0; n < MESSAGES; n += 10) await Promise.all(Array.from({ length: 10 }, send));
    await sendMessage(ctx, alice, { roomId: room._id, body: marker });
  };

  it('is left out of what it could not take, told to load anew when it can, and holds up nobody', async () => {
    const { alice, bob } = live.world;
    const reader = await live.connect(alice);
    const sleeper = await openRaw(live.first.origin, await live.token(bob));
    sleeper.send('421["session:start",{}]');
    await sleeper.until('431[');
    sleeper.socket.pause();

    await fill('the last');
    await reader.heard('message:created', ({ body }) => body === 'the last');
    expect(reader.frames.filter(({ name }) => name === 'message:created')).toHaveLength(MESSAGES + 1);

    sleeper.socket.resume();
    await sleeper.until('"resync"');
    expect(sleeper.received()).not.toContain('the last');
    expect(sleeper.received().length).toBeLessThan(MESSAGES * BODY.length);

    // From then on it is one of the others again.
    await sendMessage(live.world.ctx, alice, { roomId: live.world.room._id, body: 'good to have you back' });
    await sleeper.until('good to have you back');
    sleeper.socket.destroy();
  });

  it('is closed when it asks for more and more and takes none of it', async () => {
    const { bob, room } = live.world;
    await fill('again');
    const glutton = await openRaw(live.first.origin, await live.token(bob));
    glutton.socket.pause();
    for (let n = 1; n <= 10; n += 1)
      glutton.send(`42${n}["message:page",{"roomId":"${room._id}","limit":${MESSAGES}}]`);
    for (const deadline = Date.now() + 20_000; live.first.edge.connectionCount() > 1 && Date.now() < deadline;)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(live.first.edge.connectionCount()).toBe(1);
    glutton.socket.destroy();
  });
});
