import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendMessage, setPinned, setStarred } from '../../domain/messages/index.ts';
import { markRead, markUnread } from '../../domain/rooms/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { markThreadRead } from '../../domain/threads/index.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';
import type { TestClient } from './testing/test-client.ts';

let live: LiveWorld;
let phone: TestClient;
let bobs: TestClient;
let roomId: string;
beforeAll(async () => {
  live = await liveWorld();
  phone = await live.connect(live.world.alice);
  bobs = await live.connect(live.world.bob);
  await phone.start();
  await bobs.start();
  roomId = live.world.room._id;
});
afterAll(() => live.close());

const set = (id: string, value: boolean) => changeSetting(live.world.ctx, live.world.dora, { id, value });

describe('a star', () => {
  it('is told to the person’s other devices at once, and to nobody else', async () => {
    const { ctx, alice, bob } = live.world;
    const { _id: messageId } = await sendMessage(ctx, bob, { roomId, body: 'keep this' });
    await setStarred(ctx, alice, { messageId, starred: true });
    await setStarred(ctx, alice, { messageId, starred: true });
    expect(await phone.heard('star:changed', (star) => star.messageId === messageId)).toEqual({
      messageId,
      starred: true,
    });
    expect(phone.state().starred).toEqual({ [messageId]: true });
    await setStarred(ctx, alice, { messageId, starred: false });
    await phone.heard('star:changed', (star) => !star.starred);
    expect(phone.state().starred).toEqual({});
    expect(phone.frames.filter((frame) => frame.name === 'star:changed')).toHaveLength(2);

    const last = await sendMessage(ctx, alice, { roomId, body: 'the end' });
    await bobs.heard('message:created', (message) => message.id === last._id);
    expect(bobs.frames.map((frame) => frame.name)).not.toContain('star:changed');
    expect(JSON.stringify(bobs.frames)).not.toContain('starChange');
  });

  it('comes with the snapshot, and is refused where saving is switched off', async () => {
    const { ctx, alice, bob } = live.world;
    const { _id: messageId } = await sendMessage(ctx, bob, { roomId, body: 'another' });
    await setStarred(ctx, alice, { messageId, starred: true });
    const anew = await live.connect(alice);
    await anew.start();
    expect(anew.state().starred).toEqual({ [messageId]: true });
    anew.close();
    await set('Message_AllowStarring', false);
    await expect(setStarred(ctx, bob, { messageId, starred: true })).rejects.toMatchObject({ code: 'not-allowed' });
    await setStarred(ctx, alice, { messageId, starred: false });
    await set('Message_AllowStarring', true);
  });
});

describe('pins', () => {
  it('have an end, and may be switched off', async () => {
    const { ctx, alice, dora } = live.world;
    const sent = await Promise.all(
      Array.from({ length: 101 }, (_, n) => sendMessage(ctx, alice, { roomId, body: `pin ${n}` })),
    );
    const [first, ...others] = sent.map(({ _id }) => _id);
    for (const messageId of others) await setPinned(ctx, alice, { messageId, pinned: true });
    const one = { messageId: first ?? '', pinned: true };
    await expect(setPinned(ctx, alice, one)).rejects.toMatchObject({
      code: 'too-many-pinned',
      details: { limit: 100 },
    });
    await setPinned(ctx, alice, { messageId: others[0] ?? '', pinned: false });
    await setPinned(ctx, alice, one);
    await changeSetting(ctx, dora, { id: 'Message_AllowPinning', value: false });
    await expect(setPinned(ctx, alice, { messageId: others[0] ?? '', pinned: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await changeSetting(ctx, dora, { id: 'Message_AllowPinning', value: true });
  });
});

describe('read receipts', () => {
  it('are nobody’s business until the workspace switches them on', async () => {
    const { ctx, alice } = live.world;
    const { _id: messageId } = await sendMessage(ctx, alice, { roomId, body: 'anyone?' });
    await expect(phone.call('message:receipts', { messageId })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await phone.call('room:read-by-all', { roomId })).toEqual({ seq: 0 });
    expect(phone.frames.map((frame) => frame.name)).not.toContain('room:read-by-all');
  });

  it('say how far everybody has read, to those in the room, without a write of their own', async () => {
    const { ctx, alice, bob, carol } = live.world;
    await set('Message_Read_Receipt_Enabled', true);
    const message = await sendMessage(ctx, alice, { roomId, body: 'read this' });
    expect((await phone.call('room:read-by-all', { roomId })).seq).toBeLessThan(message.seq);
    expect(await phone.call('message:receipts', { messageId: message._id })).toEqual([]);
    await markRead(ctx, bob, { roomId, seq: message.seq });
    await phone.heard('room:read-by-all', ({ seq }) => seq >= message.seq);
    expect(phone.state().readByAll[roomId]).toBeGreaterThanOrEqual(message.seq);

    const carols = await live.connect(carol);
    await expect(carols.call('room:read-by-all', { roomId })).rejects.toMatchObject({ code: 'room-not-found' });
    await expect(carols.call('message:receipts', { messageId: message._id })).rejects.toMatchObject({
      code: 'message-not-found',
    });
  });

  it('name the readers only when the workspace wants that, and only those who have read', async () => {
    const { ctx, alice, bob } = live.world;
    await set('Message_Read_Receipt_Store_Users', true);
    const { _id: messageId, seq } = await sendMessage(ctx, alice, { roomId, body: 'names?' });
    expect(await phone.call('message:receipts', { messageId })).toEqual([]);
    await markRead(ctx, bob, { roomId, seq });
    expect(await phone.call('message:receipts', { messageId })).toMatchObject([{ user: { username: 'bob' } }]);
    await markUnread(ctx, bob, { roomId, messageId });
    expect(await phone.call('message:receipts', { messageId })).toEqual([]);
  });

  it('of an answer follow the reading of its thread', async () => {
    const { ctx, alice, bob } = live.world;
    const root = await sendMessage(ctx, alice, { roomId, body: 'root' });
    const { _id: messageId, seq } = await sendMessage(ctx, alice, { roomId, body: 'answer', threadId: root._id });
    await markRead(ctx, bob, { roomId, seq });
    expect(await phone.call('message:receipts', { messageId })).toEqual([]);
    await markThreadRead(ctx, bob, { threadId: root._id, seq });
    expect(await phone.call('message:receipts', { messageId })).toMatchObject([{ user: { username: 'bob' } }]);
  });
});
