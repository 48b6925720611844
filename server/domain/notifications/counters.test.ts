import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../models/messages.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { deleteMessage, editMessage, sendMessage } from '../messages/index.ts';
import { markRead, markUnread } from '../rooms/index.ts';
import { changePreferences } from '../users/index.ts';
import { readAll, undoReadAll } from './index.ts';

/** The same numbers for the same seed, so that what fails can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the counters of unread messages and mentions', () => {
  let world: World;
  beforeEach(async () => {
    world = await testWorld();
  });
  afterEach(() => world.close());

  const messages = () =>
    world.database.db.collection<Message>('messages').find({ roomId: world.room._id }).sort({ seq: 1 }).toArray();

  /** Bob's counters as they are stored. */
  async function stored() {
    const [room, member] = await Promise.all([
      world.ctx.models.rooms.find(world.room._id),
      world.ctx.models.members.find(world.room._id, world.bob.id),
    ]);
    if (room === null || member === null) throw new Error('bob is in no room');
    return {
      readTo: member.lastReadSeq,
      messages: room.rootSeq - member.lastReadRootSeq,
      group: room.groupSeq - member.lastReadGroupSeq,
      mentionSeqs: [...member.mentionSeqs].sort((a, b) => a - b),
    };
  }

  /** The same, counted from the messages above bob's read mark. */
  async function recounted(readTo: number) {
    const all = await messages();
    const above = all.filter((message) => message.seq > readTo);
    const groupBefore = (message: Message) => all.findLast(({ seq }) => seq < message.seq)?.groupSeq ?? 0;
    return {
      readTo,
      messages: above.filter(({ kind, threadId, alsoToRoom }) => kind === 'text' && (threadId === null || alsoToRoom))
        .length,
      group: above.filter((message) => message.groupSeq > groupBefore(message)).length,
      mentionSeqs: above
        .filter(
          ({ author, deletedAt, mentions, highlightedFor }) =>
            deletedAt === null &&
            author.id !== world.bob.id &&
            (mentions.some(({ id }) => id === world.bob.id) || (highlightedFor ?? []).includes(world.bob.id)),
        )
        .map(({ seq }) => seq),
    };
  }

  /** The mark of who writes follows a moment after the message; then both are the same, or never. */
  async function agree(): Promise<void> {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const held = await stored();
      const counted = await recounted(held.readTo);
      if (JSON.stringify(held) === JSON.stringify(counted)) return;
      if (Date.now() > deadline) expect(held).toEqual(counted);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it.each([1, 20_261_121])(
    'equal a recount from the messages, whatever was done (seed %d)',
    async (seed) => {
      const { ctx, alice, bob, room } = world;
      await changePreferences(ctx, bob, { highlights: ['deploy', 'release train'] });
      const random = randomFrom(seed);
      const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
      const texts = [
        'plain',
        'hey @bob',
        'hey @all',
        '@all and @bob',
        'please DEPLOY it',
        'the release   train',
        '@here',
      ];
      const living = async (authorId: string) =>
        (await messages()).filter(
          ({ author, kind, deletedAt }) => author.id === authorId && kind === 'text' && !deletedAt,
        );
      const roots = async () =>
        (await messages()).filter(
          ({ kind, threadId, deletedAt }) => kind === 'text' && threadId === null && !deletedAt,
        );

      const actions: readonly (() => Promise<unknown>)[] = [
        () => sendMessage(ctx, alice, { roomId: room._id, body: one(texts) }),
        () => sendMessage(ctx, alice, { roomId: room._id, body: one(texts) }),
        () => sendMessage(ctx, bob, { roomId: room._id, body: one(texts) }),
        async () => {
          const [root] = [one(await roots())];
          if (root === undefined) return;
          const alsoToRoom = random() < 0.5;
          await sendMessage(ctx, alice, { roomId: room._id, body: one(texts), threadId: root._id, alsoToRoom });
        },
        async () => {
          const message = one(await living(alice.id));
          if (message !== undefined)
            await editMessage(ctx, alice, { messageId: message._id, body: `${one(texts)} again` });
        },
        async () => {
          const message = one(await living(alice.id));
          if (message !== undefined) await deleteMessage(ctx, alice, { messageId: message._id });
        },
        async () => {
          const seq = one(await messages())?.seq ?? 0;
          await markRead(ctx, bob, { roomId: room._id, seq });
        },
        async () => {
          const message = one((await messages()).filter(({ deletedAt }) => deletedAt === null));
          if (message !== undefined) await markUnread(ctx, bob, { roomId: room._id, messageId: message._id });
        },
        async () => {
          const { undoId } = await readAll(ctx, bob);
          if (random() < 0.5) await sendMessage(ctx, alice, { roomId: room._id, body: one(texts) });
          if (undoId !== null && random() < 0.7) await undoReadAll(ctx, bob, { undoId });
        },
      ];
      for (let step = 0; step < 60; step += 1) {
        await one(actions)();
        await agree();
      }
    },
    60_000,
  );
});
