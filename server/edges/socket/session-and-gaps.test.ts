import { afterEach, describe, expect, it } from '@jest/globals';
import { getUser } from '../../domain/users/index.ts';
import { logout, openSession } from '../../domain/auth/index.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { createTyping } from '../../domain/presence/index.ts';
import { callMethod } from './call-method.ts';
import type { Connection } from './connection.ts';
import { createSendLimit } from './send-limit.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';
import { openClient } from './testing/test-client.ts';

describe('a connection', () => {
  let live: LiveWorld;
  afterEach(() => live.close());

  it('hears the same by long polling, in the same order', async () => {
    live = await liveWorld();
    const { ctx, alice, bob, room } = live.world;
    const polling = await openClient(live.first.origin, await live.token(bob), { transports: ['polling'] });
    await polling.start();
    const bodies = Array.from({ length: 30 }, (_, n) => `message ${n}`);
    for (const body of bodies) await sendMessage(ctx, alice, { roomId: room._id, body });
    await polling.heard('message:created', ({ body }) => body === bodies.at(-1));
    const heard = polling.frames.flatMap((frame) => (frame.name === 'message:created' ? [frame.data.body] : []));
    expect(heard).toEqual(bodies);
    polling.close();
  });

  it('is told to load anew when the feed has a gap, and then hears of the rooms that it is in by now', async () => {
    live = await liveWorld();
    const { ctx, alice, bob, room } = live.world;
    const client = await live.connect(bob);
    live.first.hub.publish([{ name: 'resync', audience: { everyone: true }, data: {} }]);
    expect(await client.heard('resync')).toEqual({});
    await sendMessage(ctx, alice, { roomId: room._id, body: 'after the gap' });
    const heard = await client.heard('message:created', ({ body }) => body === 'after the gap');
    expect(heard.roomId).toBe(room._id);
  });

  it('ends when its session expires', async () => {
    let ahead = 0;
    live = await liveWorld({ clock: { now: () => new Date(Date.now() + ahead) } });
    const client = await live.connect(live.world.alice);
    ahead = 400 * 86_400_000;
    expect(await client.heard('session:ended')).toEqual({ reason: 'expired' });
    expect(await client.closed).toBe('io server disconnect');
  });

  it('is not trusted blindly while the feed could not tell of the end of its session', async () => {
    live = await liveWorld();
    const { ctx, alice } = live.world;
    const { session } = await openSession(ctx, await getUser(ctx, alice, { id: alice.id }), 'test');
    const actor = { ...alice, sessionId: session._id };
    const connection = { actor, sessionId: session._id, expiresAt: session.expiresAt, calls: 0 };
    const typing = createTyping(ctx);
    const call = (healthy: boolean) =>
      callMethod(
        { ctx, typing, sendLimit: createSendLimit(ctx), feedIsHealthy: () => healthy },
        connection as unknown as Connection,
        'room:get',
        { roomId: 'GENERAL' },
      );
    expect(await call(false)).toMatchObject({ ok: true });
    await logout(ctx, actor);
    expect(await call(false)).toMatchObject({ ok: false, error: { code: 'not-logged-in' } });
  });
});
