import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OF_A_TEST } from '../../testing/query-plans.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { getMessage } from '../messages/index.ts';
import { openDirect } from '../rooms/index.ts';
import { changeSetting } from '../settings/index.ts';
import { cancelCall, declineCall, joinCall, listCalls, listRinging, missCall, startCall } from './index.ts';

let world: World;
let direct: string;
beforeAll(async () => {
  world = await testWorld();
  direct = (await openDirect(world.ctx, world.alice, { userIds: [world.bob.id] })).room._id;
});
afterAll(() => world.close());

const setting = (id: string, value: string | boolean) => changeSetting(world.ctx, world.dora, { id, value });

async function ring() {
  const { call, message } = await startCall(world.ctx, world.alice, { roomId: direct });
  const said = async () => (await getMessage(world.ctx, world.bob, message._id)).details['status'];
  return { callId: call._id, call, said };
}

const ringsFor = async (who: World['alice']) => (await listRinging(world.ctx, who)).map(({ _id }) => _id);

describe('a call of a direct room', () => {
  it('rings the other one, and nobody else, until it is answered', async () => {
    const { ctx, alice, bob, carol } = world;
    const { callId, said } = await ring();
    expect([await ringsFor(bob), await ringsFor(alice), await ringsFor(carol)]).toEqual([[callId], [callId], []]);
    expect(await said()).toBe('ringing');

    const { url, call } = await joinCall(ctx, bob, { callId });
    expect(url).toMatch(/^https:\/\/meet\.jit\.si\/Parley-/);
    expect(call).toMatchObject({ status: 'open', invited: [{ username: 'bob', answer: 'accepted' }] });
    expect(await said()).toBe('open');
    expect(await ringsFor(bob)).toEqual([]);
  });

  it('is declined when nobody wants it, given up by the caller alone, and missed when nobody answers', async () => {
    const { ctx, alice, bob } = world;
    const declined = await ring();
    expect((await declineCall(ctx, bob, declined)).status).toBe('declined');
    expect(await declined.said()).toBe('declined');

    const cancelled = await ring();
    await expect(cancelCall(ctx, bob, cancelled)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await cancelCall(ctx, alice, cancelled)).status).toBe('cancelled');

    const missed = await ring();
    await missCall(ctx, missed);
    expect(await missed.said()).toBe('missed');
    // Whoever comes late still comes in; it stays missed.
    expect((await joinCall(ctx, bob, missed)).call.status).toBe('missed');
  });

  it('stops ringing by itself: that is written down before it rings', async () => {
    const { callId, call } = await ring();
    const job = await world.database.db
      .collection('jobs')
      .findOne({ 'payload.callId': callId }, { comment: OF_A_TEST });
    expect(job).toMatchObject({ kind: 'miss-call', runAt: new Date(call.createdAt.getTime() + 40_000) });
    await missCall(world.ctx, { callId });
  });

  it('does not exist for others', async () => {
    const { ctx, carol } = world;
    const { callId } = await ring();
    for (const verb of [joinCall, declineCall, cancelCall])
      await expect(verb(ctx, carol, { callId })).rejects.toMatchObject({ code: 'call-not-found' });
    await expect(listCalls(ctx, carol, { roomId: direct, offset: 0, limit: 5 })).rejects.toMatchObject({
      code: 'room-not-found',
    });
    await missCall(ctx, { callId });
  });
});

describe('a call of a group', () => {
  it('rings nobody: people come when they like', async () => {
    const { ctx, alice, bob, room } = world;
    const { call } = await startCall(ctx, alice, { roomId: room._id, title: 'Stand-up' });
    expect([call.status, call.invited, await ringsFor(bob)]).toEqual(['open', [], []]);
    await joinCall(ctx, bob, { callId: call._id });
    const { calls } = await listCalls(ctx, bob, { roomId: room._id, offset: 0, limit: 1 });
    expect(calls).toMatchObject([{ title: 'Stand-up', joined: [{ username: 'bob' }] }]);
  });

  it('is refused where the settings say so', async () => {
    const { ctx, alice, room } = world;
    await setting('VideoConf_Enable_Groups', false);
    await expect(startCall(ctx, alice, { roomId: room._id })).rejects.toMatchObject({ code: 'calls-disabled' });
    await setting('VideoConf_Enable_Groups', true);
  });
});

describe('the address', () => {
  it('carries a token that says who joins and which call, signed, where the Jitsi server asks for one', async () => {
    const { ctx, alice, room } = world;
    await setting('Jitsi_Enabled_TokenAuth', true);
    await setting('Jitsi_Application_ID', 'parley');
    await setting('Jitsi_Application_Secret', 'a secret of both');
    const { call, message } = await startCall(ctx, alice, { roomId: room._id });
    expect(message.details['url']).toBe(call.url);
    const { url } = await joinCall(ctx, alice, { callId: call._id });

    const [head = '', claims = '', signature] = new URL(url).searchParams.get('jwt')?.split('.') ?? [];
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    expect(decode(head)).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(decode(claims)).toMatchObject({
      iss: 'parley',
      sub: 'meet.jit.si',
      room: new URL(call.url).pathname.slice(1),
      context: { user: { id: alice.id, name: alice.name } },
    });
    expect(signature).toBe(createHmac('sha256', 'a secret of both').update(`${head}.${claims}`).digest('base64url'));
    await setting('Jitsi_Enabled_TokenAuth', false);
  });
});
