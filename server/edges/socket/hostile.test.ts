import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { methodInputs, type MethodName } from '../../contracts/methods.ts';
import { createWebhook } from '../../domain/integrations/index.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { createReminder } from '../../domain/reminders/index.ts';
import { scheduleMessage } from '../../domain/scheduled/index.ts';
import { method } from './method.ts';
import { methods } from './methods/index.ts';
import { fittingInputs, trickyInputs, wrongInputs } from './testing/hostile-inputs.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';
import { CLOSE_FRAME, openRaw } from './testing/raw-client.ts';
import type { TestClient } from './testing/test-client.ts';

const names = Object.keys(methodInputs) as MethodName[];

describe('the methods of the socket', () => {
  let live: LiveWorld;
  let doras: TestClient;
  beforeAll(async () => {
    live = await liveWorld();
    // Whoever may do everything is stopped by nothing but the check of the input.
    doras = await live.connect(live.world.dora);
  });
  afterAll(() => live.close());

  it('are all there, and each says who may call it', () => {
    expect([...methods.keys()].sort()).toEqual([...names].sort());
    for (const { access } of methods.values()) expect(access).toBe('user');
    const careless = { event: 'room:leave', handle: async () => ({}) } as unknown as Parameters<typeof method>[0];
    expect(() => method(careless)).toThrow('does not say who may call it');
  });

  it.each(names)('%s takes nothing of a wrong type for what it is not', async (name) => {
    // A connection of its own: how much one of them may ask is not the question here.
    const client = await live.connect(live.world.dora);
    for (const { what, input } of wrongInputs(name)) {
      const reply = await client.reply(name, input);
      expect({ what, reply }).toMatchObject({ what, reply: { ok: false, error: { code: 'invalid-input' } } });
    }
  });

  it.each(names)('%s takes a text for a text, whatever stands in it', async (name) => {
    if (name === 'room:create' || name === 'team:create' || name === 'webhook:create') return;
    const client = await live.connect(live.world.dora);
    for (const { what, input } of trickyInputs(name)) {
      const reply = await client.reply(name, input);
      const code = reply.ok ? 'ok' : reply.error.code;
      expect({ what, code }).not.toEqual({ what, code: 'try-again' });
    }
  });

  it('answer what is no method, and go on', async () => {
    for (const name of ['nothing', '__proto__', 'constructor', 'x'.repeat(10_000)])
      expect(await doras.reply(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('tell an outsider of a hidden room exactly what they tell of one that never was', async () => {
    const { ctx, alice, carol, room } = live.world;
    const secret = await sendMessage(ctx, alice, { roomId: room._id, body: 'the treasure is under the oak' });
    const { webhook } = await createWebhook(ctx, live.world.dora, {
      name: 'hook',
      channels: ['#general'],
      channelFixed: true,
    });
    const client = await live.connect(carol);
    const later = { dueAt: new Date(Date.now() + 3_600_000), timeZone: 'UTC' };
    const plan = { ...later, id: ctx.newId(), roomId: room._id, body: 'under the oak' };
    const scheduled = await scheduleMessage(ctx, alice, plan);
    const reminder = await createReminder(ctx, alice, { ...later, text: 'the oak', repeat: 'none' });
    const hidden = {
      threadId: secret._id,
      scheduledId: scheduled._id,
      reminderId: reminder._id,
      roomId: room._id,
      teamId: room._id,
      messageId: secret._id,
      integrationId: webhook._id,
      rooms: room._id,
      id: 'mine',
    };
    const missing = {
      threadId: 'nothing',
      scheduledId: 'unplanned',
      reminderId: 'unthought',
      roomId: 'nowhere',
      teamId: 'nowhere',
      messageId: 'nothing',
      integrationId: 'none',
      rooms: 'nowhere',
      id: 'mine',
    };
    const plain = (reply: unknown) =>
      Object.entries(hidden).reduce(
        (text, [field, id]) => text.replaceAll(id, missing[field as keyof typeof missing]),
        JSON.stringify(reply),
      );
    const changes = new Set<MethodName>([
      'session:start',
      'room:create',
      'team:create',
      'presence:set',
      'user:preferences',
      'export:own-data',
    ]);
    // One's own list of rooms counts its changes.
    for (const name of names.filter((one) => !changes.has(one) && !one.startsWith('sidebar:'))) {
      const [seen, unseen] = [fittingInputs(name, hidden), fittingInputs(name, missing)];
      for (const [at, input] of seen.entries()) {
        const answer = plain(await client.reply(name, input));
        expect({ name, answer }).toEqual({ name, answer: plain(await client.reply(name, unseen[at])) });
        expect(answer).not.toContain('oak');
      }
    }
    const found = await client.call('room:get', { name: 'secret-plans' }).catch((error: unknown) => error);
    expect(found).toMatchObject({ code: 'room-not-found' });
  });

  it('let nobody in without a session, and answer nothing to who calls before', async () => {
    for (const auth of [
      undefined,
      { token: 'wrong' },
      { token: { $ne: '' } },
      { token: ['a'] },
      { token: 'x'.repeat(9999) },
    ]) {
      const plain = { transports: ['websocket'], reconnection: false, forceNew: true };
      const socket = io(live.first.origin, { ...plain, ...(auth && { auth }) });
      const error = await new Promise((resolve) => socket.once('connect_error', resolve));
      expect(error).toMatchObject({ data: { code: 'not-logged-in' } });
      socket.close();
    }
    for (const name of names) {
      const raw = await openRaw(live.first.origin, null, { login: false });
      raw.send(`421${JSON.stringify([name, fittingInputs(name)[0]])}`);
      await raw.refused();
      expect(raw.received()).not.toContain('431');
      raw.socket.destroy();
    }
  });

  it('let in programs by their token, and pages of ours only', async () => {
    const token = await live.token(live.world.alice);
    const program = io(live.first.origin, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { token },
    });
    await new Promise((resolve) => program.once('connect', () => resolve(null)));
    program.close();
    for (const transports of [['websocket'], ['polling']]) {
      const extraHeaders = { origin: 'https://evil.example', cookie: `parley_session=${token}` };
      const page = io(live.first.origin, { transports, reconnection: false, forceNew: true, extraHeaders });
      const connected = await new Promise((resolve) => {
        page.once('connect', () => resolve(true));
        page.once('connect_error', () => resolve(false));
      });
      expect(connected).toBe(false);
      page.close();
    }
  });

  it('outlive frames that are no frames, and packets that are no packets', async () => {
    const token = await live.token(live.world.alice);
    const bad = [
      '42["message:send"',
      '42',
      '42[]',
      '42[1,2]',
      '42[null]',
      '42["events",[]]',
      '42["disconnect"]',
      '4{garbage',
      '451-["room:read",{"_placeholder":true,"num":0}]',
      '459999999-["x"]',
      '40/admin,{"token":1}',
      '43999999[]',
      '44{"message":"x"}',
      '9',
      '',
      `42["message:send",${'['.repeat(100_000)}${']'.repeat(100_000)}]`,
      `421["message:send",{"id":"a","roomId":"b","body":"${'x'.repeat(2_000_000)}"}]`,
    ];
    for (const text of bad) {
      const raw = await openRaw(live.first.origin, token);
      raw.send(text);
      raw.send('421["room:hide",{"roomId":"nowhere"}]');
      await Promise.race([raw.until('431[', CLOSE_FRAME), raw.closed]);
      raw.socket.destroy();
    }
    for (const bytes of [Buffer.alloc(100, 0xff), Buffer.from([0x81, 0x05, 1, 2]), Buffer.alloc(5_000_000, 0x82)]) {
      const raw = await openRaw(live.first.origin, token);
      raw.sendBytes(bytes);
      raw.socket.end();
      await raw.closed;
    }
    await expect(doras.call('room:get', { roomId: 'GENERAL' })).resolves.toBeDefined();
  });

  it('take sixty messages of one person in ten seconds, and of a bot as many as it has', async () => {
    const { alice, dora } = live.world;
    const [a, d] = [await live.connect(alice), await live.connect(dora)];
    const flood = (client: TestClient) =>
      Promise.all(
        Array.from({ length: 70 }, (_, n) =>
          client.reply('message:send', { id: `flood-${n}`, roomId: 'none', body: 'x' }),
        ),
      );
    const codes = (await flood(a)).map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(10);
    expect(JSON.stringify(await flood(d))).not.toContain('too-many-requests');
  });
});
