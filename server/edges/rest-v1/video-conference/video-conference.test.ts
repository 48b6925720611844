import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDirect } from '../../../domain/rooms/index.ts';
import { httpWorld, type HttpWorld } from '../../http/testing/http-world.ts';

let world: HttpWorld;
let roomId: string;
beforeAll(async () => {
  world = await httpWorld();
  roomId = (await openDirect(world.ctx, world.alice, { userIds: [world.bob.id] })).room._id;
});
afterAll(() => world.close());

const post = (name: string, body: object, as = world.alice) => world.post(`/api/v1/video-conference.${name}`, body, as);
const get = (name: string, query: string, as = world.alice) =>
  world.get(`/api/v1/video-conference.${name}?${query}`, as);

describe('video-conference', () => {
  it('starts a call that rings, lets the other one in, and shows both', async () => {
    const { body } = await post('start', { roomId });
    expect(body).toMatchObject({ data: { type: 'direct', calleeId: world.bob.id, ringing: true } });
    const { callId } = (body as unknown as { data: { callId: string } }).data;
    expect((await get('info', `callId=${callId}`, world.bob)).body).toMatchObject({ rid: roomId, status: 0 });

    expect((await post('join', { callId, state: { mic: true } }, world.bob)).body).toMatchObject({
      url: expect.stringMatching(/^https:\/\//),
      providerName: 'jitsi',
    });
    expect((await get('info', `callId=${callId}`)).body).toMatchObject({ status: 1, users: [{ username: 'bob' }] });
    expect((await get('list', `roomId=${roomId}`)).body).toMatchObject({ data: [{ _id: callId }], total: 1 });
  });

  it('can be started without ringing, and be given up', async () => {
    expect((await post('start', { roomId, allowRinging: false })).body).toMatchObject({
      data: { type: 'videoconference' },
    });
    const { body } = await post('start', { roomId });
    const { callId } = (body as unknown as { data: { callId: string } }).data;
    expect((await post('cancel', { callId })).status).toBe(200);
    expect((await get('info', `callId=${callId}`)).body).toMatchObject({ status: 4, ringing: false });
  });

  it('names its provider and what that can do', async () => {
    expect((await get('providers', '')).body).toMatchObject({ data: [{ key: 'jitsi', label: 'Jitsi' }] });
    expect((await get('capabilities', '')).body).toMatchObject({
      providerName: 'jitsi',
      capabilities: { title: true },
    });
  });

  it('tells outsiders nothing', async () => {
    const { body } = await post('start', { roomId });
    const { callId } = (body as unknown as { data: { callId: string } }).data;
    const answers = await Promise.all([
      get('info', `callId=${callId}`, world.carol),
      get('list', `roomId=${roomId}`, world.carol),
      post('join', { callId }, world.carol),
      post('cancel', { callId }, world.carol),
      post('start', { roomId }, world.carol),
    ]);
    for (const answer of answers) expect([answer.status, answer.text.includes('https://')]).toEqual([400, false]);
  });
});
