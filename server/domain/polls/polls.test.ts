import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from '../messages/index.ts';
import { person, testWorld, type World } from '../../testing/world.ts';
import { deleteMessage, getMessage } from '../messages/index.ts';
import { inviteToRoom } from '../rooms/index.ts';
import { closePoll, createPoll, ownVote, parsePoll, pollText, readPoll, votePoll } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const ask = (more: { anonymous?: boolean; multiple?: boolean } = {}) =>
  createPoll(world.ctx, world.alice, {
    roomId: world.room._id,
    question: 'Lunch?',
    options: ['Soup', 'Bread', 'Nothing'],
    anonymous: false,
    multiple: false,
    ...more,
  });
const shown = (message: Message) => {
  if (message.poll === undefined || message.poll === null) throw new Error('no poll');
  return readPoll(message.poll);
};
const numbers = (message: Message) => shown(message).options.map(({ votes }) => votes);

describe('a poll', () => {
  it('counts one vote of each person, and the newest of them', async () => {
    const { ctx, alice, bob } = world;
    const { _id: messageId, rev } = await ask();
    await votePoll(ctx, alice, { messageId, choices: [0] });
    await votePoll(ctx, bob, { messageId, choices: [0] });
    const changed = await votePoll(ctx, bob, { messageId, choices: [2] });
    expect(numbers(changed)).toEqual([1, 0, 1]);
    expect(changed.rev).toBeGreaterThan(rev);
    expect(shown(changed).options[2]?.voters).toMatchObject([{ username: 'bob' }]);
    expect(numbers(await votePoll(ctx, bob, { messageId, choices: [] }))).toEqual([1, 0, 0]);
    await expect(votePoll(ctx, bob, { messageId, choices: [0, 1] })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(votePoll(ctx, bob, { messageId, choices: [3] })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('loses no vote when many come at once, and doubles none', async () => {
    const { ctx, alice, room } = world;
    const people = await Promise.all(['v1', 'v.2', 'v3', 'v4', 'v5', 'v6'].map((name) => person(ctx, name)));
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: people.map(({ id }) => id) });
    const { _id: messageId } = await ask({ multiple: true });
    await Promise.all(
      people.flatMap((voter) => [1, 1, 1].map(() => votePoll(ctx, voter, { messageId, choices: [0, 1] }))),
    );
    const message = await getMessage(ctx, alice, messageId);
    expect(shown(message)).toMatchObject({ voterCount: 6 });
    expect(numbers(message)).toEqual([6, 6, 0]);
  });

  it('tells of an anonymous one the numbers only, and to each their own vote', async () => {
    const { ctx, alice, bob } = world;
    const { _id: messageId } = await ask({ anonymous: true });
    const changed = await votePoll(ctx, bob, { messageId, choices: [1] });
    expect(JSON.stringify(shown(changed))).not.toContain('bob');
    expect(numbers(changed)).toEqual([0, 1, 0]);
    expect(await ownVote(ctx, bob, { messageId })).toEqual([1]);
    expect(await ownVote(ctx, alice, { messageId })).toEqual([]);
  });

  it('is closed by whoever asked, and takes no vote after that', async () => {
    const { ctx, alice, bob, carol } = world;
    const { _id: messageId } = await ask();
    await expect(closePoll(ctx, bob, { messageId })).rejects.toMatchObject({ code: 'not-allowed' });
    for (const act of [closePoll, ownVote]) {
      await expect(act(ctx, carol, { messageId })).rejects.toMatchObject({ code: 'message-not-found' });
    }
    await expect(votePoll(ctx, carol, { messageId, choices: [0] })).rejects.toMatchObject({
      code: 'message-not-found',
    });
    expect(shown(await closePoll(ctx, alice, { messageId })).closedAt).not.toBeNull();
    await expect(votePoll(ctx, bob, { messageId, choices: [0] })).rejects.toMatchObject({ code: 'poll-closed' });
  });

  it('leaves nothing behind when its message is deleted', async () => {
    const { ctx, alice, bob } = world;
    const { _id: messageId } = await ask();
    await votePoll(ctx, bob, { messageId, choices: [0] });
    expect((await deleteMessage(ctx, alice, { messageId })).poll).toBeNull();
    await expect(votePoll(ctx, bob, { messageId, choices: [0] })).rejects.toMatchObject({ code: 'message-not-found' });
  });

  it('needs a question and different answers', async () => {
    const { ctx, alice, room } = world;
    const plan = { roomId: room._id, anonymous: false, multiple: false };
    for (const [question, options] of [
      ['', ['a', 'b']],
      ['q', ['a']],
      ['q', ['a', ' a ']],
      ['q', ['a', '']],
      ['q', Array.from({ length: 21 }, (_, n) => `${n}`)],
      ['q', ['a', 'b'.repeat(201)]],
    ] as const)
      await expect(createPoll(ctx, alice, { ...plan, question, options })).rejects.toMatchObject({
        code: 'poll-invalid',
      });
  });

  it('is readable where nobody knows polls', async () => {
    const { ctx, bob } = world;
    const { _id: messageId } = await ask();
    const { body, poll } = await votePoll(ctx, bob, { messageId, choices: [1] });
    expect(pollText(body, poll ?? (undefined as never))).toBe('📊 Lunch?\n1. Soup — 0\n2. Bread — 1\n3. Nothing — 0');
  });
});

describe('parsePoll', () => {
  it('reads what is in quotation marks of any kind, and what kind of poll it is', () => {
    expect(parsePoll('"Lunch?" “Soup” „Brot“ "no thanks" --anonymous')).toEqual({
      question: 'Lunch?',
      options: ['Soup', 'Brot', 'no thanks'],
      anonymous: true,
      multiple: false,
    });
    expect(parsePoll('"a" "--multiple" "b"')).toMatchObject({ options: ['--multiple', 'b'], multiple: false });
    expect(parsePoll('no quotes')).toMatchObject({ question: '', options: [] });
  });
});
