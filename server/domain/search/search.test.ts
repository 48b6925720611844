import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import type { Actor } from '../actor.ts';
import { deleteMessage, editMessage, react, sendMessage, setPinned, setStarred } from '../messages/index.ts';
import { createRoom, leaveRoom } from '../rooms/index.ts';
import { searchMessages } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  const { ctx, alice, bob, room } = world;
  for (const body of [
    'The quick brown fox',
    'brown bread, quick recipe',
    'Größenwahn im Café',
    '今日は天気がいいですね',
    'release-notes v2',
    'see https://example.org now',
  ]) {
    await sendMessage(ctx, alice, { roomId: room._id, body });
  }
  await sendMessage(ctx, bob, { roomId: room._id, body: 'a quick word from bob' });
});
afterAll(() => world.close());

async function find(text: string, actor: Actor = world.alice, roomId?: string) {
  return (await searchMessages(world.ctx, actor, { text, limit: 20, roomId })).messages.map((message) => message.body);
}

describe('searchMessages', () => {
  it('finds messages that hold all words, newest first, whatever their case and accents', async () => {
    expect(await find('QUICK brown')).toEqual(['brown bread, quick recipe', 'The quick brown fox']);
    expect(await find('grossenwahn')).toEqual([]);
    expect(await find('größenwahn cafe')).toEqual(['Größenwahn im Café']);
    expect(await find('grossenwahn größenwahn')).toEqual([]);
  });

  it('finds phrases in their order only', async () => {
    expect(await find('"quick brown"')).toEqual(['The quick brown fox']);
    expect(await find('"brown quick"')).toEqual([]);
  });

  it('finds beginnings and fragments of words', async () => {
    expect(await find('recip')).toEqual(['brown bread, quick recipe']);
    expect(await find('ecipe')).toEqual(['brown bread, quick recipe']);
    expect(await find('wahn')).toEqual(['Größenwahn im Café']);
  });

  it('finds words of scripts without spaces', async () => {
    expect(await find('天気')).toEqual(['今日は天気がいいですね']);
    expect(await find('天今')).toEqual([]);
  });

  it('obeys from:, in:, has:, is: and days', async () => {
    const { ctx, alice, room } = world;
    expect(await find('quick from:bob')).toEqual(['a quick word from bob']);
    expect(await find('quick in:secret-plans from:@bob')).toEqual(['a quick word from bob']);
    expect(await find('quick in:general')).toEqual([]);
    expect(await find('has:link')).toEqual(['see https://example.org now']);
    const kept = await sendMessage(ctx, alice, { roomId: room._id, body: 'keep this' });
    await setPinned(ctx, alice, { messageId: kept._id, pinned: true });
    await setStarred(ctx, alice, { messageId: kept._id, starred: true });
    await react(ctx, alice, { messageId: kept._id, emoji: 'tada' });
    for (const text of ['is:pinned', 'is:starred', 'has:reaction', 'keep has:pin'])
      expect(await find(text)).toEqual(['keep this']);
    expect(await find('is:starred', world.bob)).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await find(`fox on:${today}`)).toEqual(['The quick brown fox']);
    expect(await find(`fox before:${today}`)).toEqual([]);
    expect(await find(`fox after:${today}`)).toEqual([]);
  });

  it('forgets what was edited away and what was deleted', async () => {
    const { ctx, alice, room } = world;
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: 'xylophone' });
    await editMessage(ctx, alice, { messageId: message._id, body: 'marimba' });
    expect(await find('xylophone')).toEqual([]);
    expect(await find('marimba')).toEqual(['marimba']);
    await deleteMessage(ctx, alice, { messageId: message._id });
    expect(await find('marimba')).toEqual([]);
  });

  it('shows nobody what they may not see: carol finds nothing of the group, and bob nothing after he left', async () => {
    const { ctx, alice, bob, carol, room } = world;
    for (const text of ['quick', 'has:link', '"quick brown"', 'from:alice', 'in:secret-plans quick'])
      expect(await find(text, carol)).toEqual([]);
    await expect(find('quick', carol, room._id)).rejects.toMatchObject({ code: 'room-not-found' });
    const { room: other } = await createRoom(ctx, alice, { kind: 'group', name: 'short-stay', memberIds: [bob.id] });
    await sendMessage(ctx, alice, { roomId: other._id, body: 'ephemeral matter' });
    expect(await find('ephemeral', bob)).toEqual(['ephemeral matter']);
    await leaveRoom(ctx, bob, { roomId: other._id });
    expect(await find('ephemeral', bob)).toEqual([]);
  });

  it('says that a search took too long, instead of failing for no reason that one could see', async () => {
    const { ctx, alice } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'long-winded' });
    const first = await sendMessage(ctx, alice, { roomId: room._id, body: 'word '.repeat(900) });
    const rows = Array.from({ length: 2_000 }, (_, n) => ({ ...first, _id: ctx.newId(), seq: n + 1_000 }));
    await ctx.models.messages.insertNew(rows);
    const input = { text: 'has:link', roomId: room._id, limit: 20 };
    // 2 ms: the store is asked and gives up; none at all: it is not even asked.
    for (const patienceMs of [2, 0]) {
      await expect(searchMessages(ctx, alice, input, patienceMs)).rejects.toMatchObject({ code: 'search-too-slow' });
    }
    expect((await searchMessages(ctx, alice, input)).messages).toEqual([]);
  });

  it('turns pages', async () => {
    const { ctx, alice } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'pages' });
    for (let at = 0; at < 7; at++) await sendMessage(ctx, alice, { roomId: room._id, body: `leaf ${at}` });
    const first = await searchMessages(ctx, alice, { text: 'leaf', limit: 5 });
    const last = first.messages.at(-1);
    const second = await searchMessages(ctx, alice, {
      text: 'leaf',
      limit: 5,
      behind: last && { id: last._id, sentAt: last.sentAt },
    });
    expect([...first.messages, ...second.messages].map((message) => message.body)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((at) => `leaf ${at}`),
    );
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  });
});
