import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteMessage, editMessage, sendMessage } from '../../domain/messages/index.ts';
import { leaveRoom } from '../../domain/rooms/index.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';

describe('coming back after an absence', () => {
  let live: LiveWorld;
  beforeAll(async () => {
    live = await liveWorld();
  });
  afterAll(() => live.close());

  it('brings what was written, edited and deleted meanwhile, and makes it what the store holds', async () => {
    const { ctx, alice, bob, room } = live.world;
    const roomId = room._id;
    const old = [];
    for (const body of ['kept', 'edited', 'deleted']) old.push(await sendMessage(ctx, alice, { roomId, body }));
    const gone = await live.connect(bob);
    await gone.load(roomId);
    const held = gone.state().rooms[roomId]?.rev ?? 0;
    gone.close();

    await editMessage(ctx, alice, { messageId: old[1]?._id ?? '', body: 'edited well' });
    await deleteMessage(ctx, alice, { messageId: old[2]?._id ?? '' });
    for (let n = 0; n < 30; n += 1) await sendMessage(ctx, alice, { roomId, body: `missed ${n}` });

    const back = await live.connect(bob);
    const [answer] = await back.call('message:catch-up', { rooms: { [roomId]: held } });
    expect(answer).toMatchObject({ roomId });
    const messages = answer !== undefined && 'messages' in answer ? answer.messages : [];
    expect(messages).toHaveLength(32);
    expect(messages.map(({ rev }) => rev)).toEqual([...messages.map(({ rev }) => rev)].sort((a, b) => a - b));

    const stored = await ctx.models.messages.changedSinceRev(roomId, held, 1000);
    expect(messages.map(({ id, body, deletedAt }) => ({ id, body, deleted: deletedAt !== null }))).toEqual(
      stored.map(({ _id, body, deletedAt }) => ({ id: _id, body, deleted: deletedAt !== null })),
    );
    expect(JSON.stringify(messages)).not.toContain('"deleted"');
  });

  it('answers a reset when there is too much, and says of a room that is lost only that it is gone', async () => {
    const { ctx, alice, bob, room } = live.world;
    const roomId = room._id;
    const one = await sendMessage(ctx, alice, { roomId, body: 'one of very many' });
    const taken = { seq: 501, rootSeq: 501, groupSeq: 0, rev: 501 };
    await ctx.models.rooms.takeNumbers(roomId, taken, null);
    await ctx.models.messages.insertNew(
      Array.from({ length: 501 }, (_, n) => ({ ...one, _id: ctx.newId(), seq: one.seq + n + 1, rev: one.rev + n + 1 })),
    );
    const back = await live.connect(bob);
    expect(await back.call('message:catch-up', { rooms: { [roomId]: 0 } })).toMatchObject([{ roomId, reset: true }]);
    await leaveRoom(ctx, bob, { roomId });
    expect(await back.call('message:catch-up', { rooms: { [roomId]: 0, nowhere: 0 } })).toEqual([
      { roomId, gone: true },
      { roomId: 'nowhere', gone: true },
    ]);
  });
});
