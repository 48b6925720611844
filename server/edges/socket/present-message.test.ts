import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteMessage, sendMessage } from '../../domain/messages/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { presentMessage } from './present-message.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('a deleted message', () => {
  it('names nobody, unless it leaves a trace', async () => {
    const { ctx, bob, dora, room } = world;
    const gone = async () => {
      const { _id: messageId } = await sendMessage(ctx, bob, { roomId: room._id, body: 'oops' });
      return presentMessage(await deleteMessage(ctx, bob, { messageId }));
    };
    expect(await gone()).toMatchObject({ body: '', leavesTrace: false, author: { id: '', username: '', name: '' } });
    await changeSetting(ctx, dora, { id: 'Message_ShowDeletedStatus', value: true });
    expect(await gone()).toMatchObject({ body: '', leavesTrace: true, author: { username: 'bob' } });
  });
});
