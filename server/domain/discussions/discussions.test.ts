import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import { getMessage, pageMessages, sendMessage } from '../messages/index.ts';
import {
  ban,
  changeRoom,
  createRoom,
  deleteRoom,
  directoryOfRooms,
  getRoom,
  inviteToRoom,
  joinRoom,
  kick,
  openDirect,
  setArchived,
} from '../rooms/index.ts';
import { createDiscussion, listDiscussions } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let rooms = 0;
async function channel(...members: readonly Actor[]) {
  const memberIds = members.map((actor) => actor.id);
  return (await createRoom(world.ctx, world.alice, { kind: 'channel', name: `talk-${rooms++}`, memberIds })).room;
}
async function group(...members: readonly Actor[]) {
  const memberIds = members.map((actor) => actor.id);
  return (await createRoom(world.ctx, world.alice, { kind: 'group', name: `talk-${rooms++}`, memberIds })).room;
}
const notThere = { code: 'room-not-found' };
const page = { filter: '', offset: 0, limit: 10 };

/** Polls until the condition holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) if (Date.now() > deadline) throw new Error('it never came to be');
}

describe('createDiscussion', () => {
  it('opens one on a room, whose history shows it with what is said in it', async () => {
    const { ctx, alice, bob } = world;
    const parent = await channel(bob);
    const { room } = await createDiscussion(ctx, alice, {
      parentRoomId: parent._id,
      title: 'Which colour?',
      firstMessage: 'green',
      memberIds: [bob.id],
    });
    expect(room).toMatchObject({
      parentRoomId: parent._id,
      displayName: 'Which colour?',
      name: room._id,
      memberCount: 2,
    });
    const { messages } = await pageMessages(ctx, bob, { roomId: parent._id, limit: 10 });
    const shown = messages.find((message) => message.kind === 'discussion-created');
    expect(shown).toMatchObject({ details: { text: 'Which colour?' }, discussion: { roomId: room._id } });
    await sendMessage(ctx, bob, { roomId: room._id, body: 'blue' });
    await until(async () => (await getMessage(ctx, bob, shown?._id ?? '')).discussion?.count === 2);
    const told = await getMessage(ctx, bob, shown?._id ?? '');
    expect(told.discussion?.lastMessageAt).toBeInstanceOf(Date);
    expect(told.rev).toBeGreaterThan(shown?.rev ?? 0);
  });

  it('makes one of a message, brings its author in, and leads back into it when asked again', async () => {
    const { ctx, alice, bob } = world;
    const parent = await channel(bob);
    const message = await sendMessage(ctx, bob, { roomId: parent._id, body: 'what about lunch?' });
    const plan = { parentRoomId: parent._id, title: 'Lunch', messageId: message._id };
    const { room } = await createDiscussion(ctx, alice, plan);
    expect((await accessRoom(ctx, bob, room._id)).member).not.toBeNull();
    expect((await getMessage(ctx, bob, message._id)).discussion?.roomId).toBe(room._id);
    expect((await createDiscussion(ctx, bob, plan)).room._id).toBe(room._id);
    await deleteRoom(ctx, alice, { roomId: room._id });
    expect((await getMessage(ctx, bob, message._id)).discussion).toBeNull();
    expect((await createDiscussion(ctx, bob, plan)).room._id).not.toBe(room._id);
  });

  it('refuses a discussion of a discussion, an archived room, an empty title and whoever only looks on', async () => {
    const { ctx, alice, bob, dora } = world;
    const parent = await channel();
    const start = (actor: Actor, parentRoomId: string, title = 'x') =>
      createDiscussion(ctx, actor, { parentRoomId, title });
    const { room } = await start(alice, parent._id);
    await expect(start(alice, room._id)).rejects.toMatchObject({ code: 'discussion-nested' });
    await expect(start(alice, parent._id, '  ')).rejects.toMatchObject({ code: 'room-name-invalid' });
    await expect(start(bob, parent._id)).rejects.toMatchObject({ code: 'not-a-member' });
    const elsewhere = await sendMessage(ctx, alice, { roomId: 'GENERAL', body: 'not here' });
    await expect(
      createDiscussion(ctx, alice, { parentRoomId: parent._id, title: 'x', messageId: elsewhere._id }),
    ).rejects.toMatchObject({ code: 'message-not-found' });
    await setArchived(ctx, alice, { roomId: parent._id, archived: true });
    await expect(start(alice, parent._id)).rejects.toMatchObject({ code: 'room-archived' });
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: 'x' })).rejects.toMatchObject({
      code: 'room-archived',
    });
    await setArchived(ctx, dora, { roomId: parent._id, archived: false });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'x' });
  });
});

describe('a discussion', () => {
  it('is seen and joined by whoever sees the room it belongs to, and is nothing to all others', async () => {
    const { ctx, alice, bob, carol } = world;
    const parent = await group(bob);
    const { room } = await createDiscussion(ctx, alice, {
      parentRoomId: parent._id,
      title: 'Inside',
      memberIds: [carol.id],
    });
    expect(room.memberCount).toBe(1);
    await expect(getRoom(ctx, carol, { roomId: room._id })).rejects.toMatchObject(notThere);
    await expect(joinRoom(ctx, carol, { roomId: room._id })).rejects.toMatchObject(notThere);
    await expect(inviteToRoom(ctx, alice, { roomId: room._id, userIds: [carol.id] })).rejects.toMatchObject({
      code: 'user-not-found',
    });
    expect((await getRoom(ctx, bob, { roomId: room._id })).member).toBeNull();
    await joinRoom(ctx, bob, { roomId: room._id });
    await sendMessage(ctx, bob, { roomId: room._id, body: 'hi' });
    expect((await listDiscussions(ctx, bob, { roomId: parent._id, ...page })).total).toBe(1);
    await expect(listDiscussions(ctx, carol, { roomId: parent._id, ...page })).rejects.toMatchObject(notThere);
  });

  it('is lost with the room it belongs to', async () => {
    const { ctx, alice, bob } = world;
    const parent = await group(bob);
    const { room } = await createDiscussion(ctx, alice, { parentRoomId: parent._id, title: 'x', memberIds: [bob.id] });
    await kick(ctx, alice, { roomId: parent._id, userId: bob.id });
    await expect(accessRoom(ctx, bob, room._id)).rejects.toMatchObject(notThere);
    await deleteRoom(ctx, alice, { roomId: parent._id });
    await expect(accessRoom(ctx, alice, room._id)).rejects.toMatchObject(notThere);
  });

  it('becomes private with its room: who only came from outside is out, and so is who is banned', async () => {
    const { ctx, alice, bob, carol } = world;
    const parent = await channel(bob);
    const { room } = await createDiscussion(ctx, alice, { parentRoomId: parent._id, title: 'x' });
    await joinRoom(ctx, carol, { roomId: room._id });
    await joinRoom(ctx, bob, { roomId: room._id });
    await changeRoom(ctx, alice, { roomId: parent._id, kind: 'group' });
    await expect(accessRoom(ctx, carol, room._id)).rejects.toMatchObject(notThere);
    expect((await accessRoom(ctx, bob, room._id)).room).toMatchObject({ kind: 'group', memberCount: 2 });
    await ban(ctx, alice, { roomId: parent._id, userId: bob.id });
    await expect(accessRoom(ctx, bob, room._id)).rejects.toMatchObject(notThere);
  });

  it('of a direct room is for its people alone, and stands in no directory', async () => {
    const { ctx, alice, bob, carol } = world;
    const direct = await openDirect(ctx, alice, { userIds: [bob.id] });
    const { room } = await createDiscussion(ctx, alice, { parentRoomId: direct.room._id, title: 'Surprise' });
    await joinRoom(ctx, bob, { roomId: room._id });
    await expect(accessRoom(ctx, carol, room._id)).rejects.toMatchObject(notThere);
    const open = await createDiscussion(ctx, alice, { parentRoomId: 'GENERAL', title: 'Surprise' });
    expect((await accessRoom(ctx, carol, open.room._id)).room.kind).toBe('channel');
    expect((await directoryOfRooms(ctx, carol, { ...page, filter: 'surprise' })).total).toBe(0);
  });
});
