import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { sendMessage } from '../messages/index.ts';
import { listDrafts, saveDraft } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const save = (text: string, revision: number, actor = world.bob) =>
  saveDraft(world.ctx, actor, { place: { roomId: world.room._id }, text, revision });

describe('saveDraft', () => {
  it('keeps the newest text, and never lets one who has not seen it write over it', async () => {
    expect(await save('hel', 0)).toMatchObject({ accepted: true, draft: { revision: 1 } });
    expect(await save('hello', 1)).toMatchObject({ accepted: true, draft: { revision: 2, text: 'hello' } });
    expect(await save('an old phone', 1)).toMatchObject({ accepted: false, draft: { revision: 2, text: 'hello' } });
    expect(await save('a new phone', 0)).toMatchObject({ accepted: false, draft: { text: 'hello' } });
  });

  it('lets one of several at once win, and tells the others', async () => {
    const tries = await Promise.all(['a', 'b', 'c'].map((text) => save(text, 2)));
    expect(tries.filter(({ accepted }) => accepted)).toHaveLength(1);
    const [winner] = tries.filter(({ accepted }) => accepted);
    for (const { draft } of tries) expect(draft.text).toBe(winner?.draft.text);
  });

  it('remembers that a text was sent, so that an old device cannot bring it back', async () => {
    const [{ revision } = { revision: 0 }] = await listDrafts(world.ctx, world.bob);
    expect(await save('', revision)).toMatchObject({ accepted: true });
    expect(await listDrafts(world.ctx, world.bob)).toEqual([]);
    expect(await save('hello', revision)).toMatchObject({
      accepted: false,
      draft: { text: '', revision: revision + 1 },
    });
  });

  it('keeps a thread apart from its room, and everybody’s for themselves', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const root = await sendMessage(ctx, alice, { roomId: room._id, body: 'a thread' });
    await saveDraft(ctx, bob, { place: { threadId: root._id }, text: 'in the thread', revision: 0 });
    expect(await listDrafts(ctx, bob)).toMatchObject([{ threadId: root._id, roomId: room._id }]);
    expect(await listDrafts(ctx, alice)).toEqual([]);
    await expect(save('x', 0, carol)).rejects.toMatchObject({ code: 'room-not-found' });
    await expect(
      saveDraft(ctx, carol, { place: { threadId: root._id }, text: 'x', revision: 0 }),
    ).rejects.toMatchObject({ code: 'thread-not-found' });
  });
});
