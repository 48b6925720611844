import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { underNextRev } from './change-message.ts';
import { deleteMessage, editMessage, sendMessage } from './index.ts';

describe('underNextRev', () => {
  let world: World;
  beforeEach(async () => {
    world = await testWorld();
  });
  afterEach(() => world.close());

  it('raises the rev with every change, also when two meet and the one with the lower rev is written last', async () => {
    const { ctx, alice, room } = world;
    const { _id: id } = await sendMessage(ctx, alice, { roomId: room._id, body: 'at first' });
    const write = (body: string) => (rev: number) => ctx.models.messages.update(id, { body }, rev);

    let between: number | undefined;
    const last = await underNextRev(ctx, room._id, async (rev) => {
      between = (await underNextRev(ctx, room._id, write('between')))?.rev;
      return write('at last')(rev);
    });
    expect(last).toMatchObject({ body: 'at last' });
    expect(last?.rev).toBeGreaterThan(between ?? Infinity);
  });

  it('does not bring back what was deleted while it was edited', async () => {
    const { ctx, alice, room } = world;
    const { _id: messageId } = await sendMessage(ctx, alice, { roomId: room._id, body: 'gone soon' });
    const takeRev = ctx.models.rooms.takeRev;
    // The deletion comes between the edit's look at the message and its write.
    ctx.models.rooms.takeRev = async (roomId) => {
      ctx.models.rooms.takeRev = takeRev;
      await deleteMessage(ctx, alice, { messageId });
      return takeRev(roomId);
    };
    await expect(editMessage(ctx, alice, { messageId, body: 'here still' })).rejects.toMatchObject({
      code: 'message-not-found',
    });
    expect(await ctx.models.messages.find(messageId)).toMatchObject({ body: '' });
  });
});
