import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { getUser } from '../users/index.ts';
import { ban, bringInQuietly, createRoom, inviteToRoom } from './index.ts';

describe('bringInQuietly', () => {
  let world: World;
  beforeEach(async () => {
    world = await testWorld();
  });
  afterEach(() => world.close());

  it('brings in who may be there, says nothing of it, and leaves out who was banned', async () => {
    const { ctx, alice, bob, carol } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'guarded' });
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [bob.id] });
    await ban(ctx, alice, { roomId: room._id, userId: bob.id });
    const people = await Promise.all([bob, carol].map(({ id }) => getUser(ctx, alice, { id })));
    const before = await ctx.models.rooms.find(room._id);
    if (before === null) throw new Error('the room is missing');
    const after = await bringInQuietly(
      ctx,
      before,
      people.map(({ _id: id, username, name }) => ({ id, username, name })),
    );
    expect(after.memberCount).toBe(before.memberCount + 1);
    expect(after.seq).toBe(before.seq);
    const inside = await Promise.all([bob, carol].map(({ id }) => ctx.models.members.find(room._id, id)));
    expect(inside.map((member) => member !== null && member.leftAt === null)).toEqual([false, true]);
  });

  it('leaves a room as it is when nobody of them may be there', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'closed' });
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [bob.id] });
    await ban(ctx, alice, { roomId: room._id, userId: bob.id });
    const held = await ctx.models.rooms.find(room._id);
    if (held === null) throw new Error('the room is missing');
    const same = await bringInQuietly(ctx, held, [{ id: bob.id, username: bob.username, name: bob.name }]);
    expect(same).toEqual(held);
  });
});
