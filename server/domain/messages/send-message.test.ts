import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unreadBetween } from '../../contracts/unread.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { getOwnPlace, getRoom, markRead, markUnread } from '../rooms/index.ts';
import { deleteMessage, editMessage, pageMessages, sendMessage } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('sendMessage', () => {
  it('stores the message with the next numbers of its room', async () => {
    const { ctx, alice, room } = world;
    const first = await sendMessage(ctx, alice, { roomId: room._id, body: 'one' });
    const second = await sendMessage(ctx, alice, { roomId: room._id, body: 'two' });
    expect([second.seq, second.rootSeq, second.rev]).toEqual([first.seq + 1, first.rootSeq + 1, first.rev + 1]);
    expect((await getRoom(ctx, alice, { roomId: room._id })).room).toMatchObject({
      seq: second.seq,
      rev: second.rev,
      lastMessage: { body: 'two' },
    });
  });

  it('tells an outsider that the room does not exist, and nothing more', async () => {
    const { ctx, carol, room } = world;
    await expect(sendMessage(ctx, carol, { roomId: room._id, body: 'hi' })).rejects.toMatchObject({
      code: 'room-not-found',
      details: {},
    });
  });

  it('answers a retry with the message that is there, and does not store it twice', async () => {
    const { ctx, alice, room } = world;
    const id = ctx.newId();
    const first = await sendMessage(ctx, alice, { id, roomId: room._id, body: 'once' });
    const again = await sendMessage(ctx, alice, { id, roomId: room._id, body: 'once' });
    expect(again).toEqual(first);
    expect((await getRoom(ctx, alice, { roomId: room._id })).room.seq).toBe(first.seq);
  });

  it('stores one message when the same id comes at once by two ways of one process', async () => {
    const { ctx, alice, room } = world;
    const draft = { id: ctx.newId(), roomId: room._id, body: 'at once' };
    const [one, two] = await Promise.all([sendMessage(ctx, alice, draft), sendMessage(ctx, alice, draft)]);
    expect(one).toEqual(two);
  });

  it('stores one message when the same id comes at once through two processes, and counts it once', async () => {
    const { ctx, alice, bob, room } = world;
    const other = await world.another();
    const before = (await getRoom(ctx, alice, { roomId: room._id })).room;
    for (let round = 0; round < 10; round++) {
      const draft = { id: ctx.newId(), roomId: room._id, body: `round ${round}` };
      const [one, two] = await Promise.all([sendMessage(ctx, alice, draft), sendMessage(other, alice, draft)]);
      expect(one).toEqual(two);
    }
    const after = (await getRoom(ctx, bob, { roomId: room._id })).room;
    // Whichever process came second took numbers that no message has; nobody may have those unread.
    const mark = { lastReadRootSeq: before.rootSeq, lastReadGroupSeq: before.groupSeq };
    expect(unreadBetween(after, mark)).toEqual({ messages: 10, group: 0 });
  });

  it('leaves nothing unread for whoever has read all there is, after a process ended between taking numbers and writing', async () => {
    const { ctx, alice, bob, room } = world;
    const { seq } = await sendMessage(ctx, alice, { roomId: room._id, body: 'the last one' });
    await ctx.models.rooms.takeNumbers(room._id, { seq: 1, rev: 1, rootSeq: 1, groupSeq: 0 }, null);
    const unread = async () => {
      const { room: now, member } = await getOwnPlace(ctx, bob, room._id);
      return unreadBetween(now, member).messages;
    };
    await markRead(ctx, bob, { roomId: room._id, seq });
    // As long as it may still be written, it counts.
    expect(await unread()).toBe(1);
    const aMinuteAgo = new Date(ctx.clock.now().getTime() - 60_000);
    await ctx.models.rooms.update(room._id, { lastMessageAt: aMinuteAgo, updatedAt: ctx.clock.now() });
    await sendMessage(ctx, bob, { roomId: 'GENERAL', body: 'elsewhere' });
    await markUnread(ctx, bob, { roomId: room._id, messageId: null });
    await markRead(ctx, bob, { roomId: room._id, seq });
    expect(await unread()).toBe(0);
  });

  it('refuses an id that holds something of somebody else, without telling what', async () => {
    const { ctx, alice, bob, room } = world;
    const { _id: id } = await sendMessage(ctx, alice, { roomId: room._id, body: 'mine' });
    await expect(sendMessage(ctx, bob, { id, roomId: room._id, body: 'yours' })).rejects.toMatchObject({
      code: 'id-taken',
      details: {},
    });
  });

  it('numbers many concurrent messages without a gap and in the order of the calls', async () => {
    const { ctx, alice, room } = world;
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, at) => sendMessage(ctx, alice, { roomId: room._id, body: `m${at}` })),
    );
    const seqs = sent.map((message) => message.seq);
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, at) => (seqs[0] as number) + at));
    const page = await pageMessages(ctx, alice, { roomId: room._id, limit: 50 });
    expect(page.messages.map((message) => message.body)).toEqual(sent.map((message) => message.body));
  });

  it('refuses an empty and an overlong text', async () => {
    const { ctx, alice, room } = world;
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: ' \n ' })).rejects.toMatchObject({
      code: 'message-empty',
    });
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: 'x'.repeat(5001) })).rejects.toMatchObject({
      code: 'message-too-long',
      details: { limit: 5000 },
    });
  });

  it('lets only those impersonate who may', async () => {
    const { ctx, alice, room } = world;
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: 'hi', alias: 'Boss' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('unread and mentions', () => {
  it('counts what was said since one last read, and nothing of one’s own', async () => {
    const { ctx, alice, bob, room } = world;
    await markRead(ctx, bob, { roomId: room._id, seq: Number.MAX_SAFE_INTEGER });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'hello @bob and @bob' });
    await sendMessage(ctx, alice, { roomId: room._id, body: '@all look' });
    const place = await getOwnPlace(ctx, bob, room._id);
    expect(place.room.rootSeq - place.member.lastReadRootSeq).toBe(2);
    expect(place.member.mentionSeqs).toHaveLength(1);
    expect(place.room.groupSeq - place.member.lastReadGroupSeq).toBe(1);
    const own = await getOwnPlace(ctx, alice, room._id);
    expect(own.room.rootSeq - own.member.lastReadRootSeq).toBe(0);
  });

  it('comes to nothing when all is read', async () => {
    const { ctx, bob, room } = world;
    const { room: now } = await getRoom(ctx, bob, { roomId: room._id });
    await markRead(ctx, bob, { roomId: room._id, seq: now.seq });
    const place = await getOwnPlace(ctx, bob, room._id);
    expect([
      place.room.rootSeq - place.member.lastReadRootSeq,
      place.member.mentionSeqs,
      place.room.groupSeq - place.member.lastReadGroupSeq,
    ]).toEqual([0, [], 0]);
  });

  it('reads up to the message that is named, no further, and never back', async () => {
    const { ctx, alice, bob, room } = world;
    const first = await sendMessage(ctx, alice, { roomId: room._id, body: 'a' });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'b' });
    await markRead(ctx, bob, { roomId: room._id, seq: first.seq });
    await markRead(ctx, bob, { roomId: room._id, seq: first.seq - 5 });
    const place = await getOwnPlace(ctx, bob, room._id);
    expect([place.member.lastReadSeq, place.room.rootSeq - place.member.lastReadRootSeq]).toEqual([first.seq, 1]);
  });
});

describe('editMessage and deleteMessage', () => {
  it('move the rev, so that a catch-up finds the change, and keep the seq', async () => {
    const { ctx, alice, room } = world;
    const sent = await sendMessage(ctx, alice, { roomId: room._id, body: 'helo' });
    const edited = await editMessage(ctx, alice, { messageId: sent._id, body: 'hello' });
    expect(edited).toMatchObject({ seq: sent.seq, body: 'hello', editedBy: { id: alice.id } });
    expect(edited.rev).toBeGreaterThan(sent.rev);
    const deleted = await deleteMessage(ctx, alice, { messageId: sent._id });
    expect(deleted).toMatchObject({ seq: sent.seq, body: '', deletedAt: expect.any(Date) });
    expect(deleted.rev).toBeGreaterThan(edited.rev);
    expect((await getRoom(ctx, alice, { roomId: room._id })).room.lastMessage?.body).toBe('');
  });

  it('are for the author and for those who keep order', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const sent = await sendMessage(ctx, bob, { roomId: room._id, body: 'bob said' });
    await expect(deleteMessage(ctx, carol, { messageId: sent._id })).rejects.toMatchObject({
      code: 'message-not-found',
    });
    const mine = await sendMessage(ctx, alice, { roomId: room._id, body: 'alice said' });
    await expect(editMessage(ctx, bob, { messageId: mine._id, body: 'no' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(deleteMessage(ctx, alice, { messageId: sent._id })).resolves.toMatchObject({ body: '' });
  });
});
