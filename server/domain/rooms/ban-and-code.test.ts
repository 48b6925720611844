import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, testWorld, type World } from '../../testing/world.ts';
import { accessRoom, changePermissions } from '../access/index.ts';
import { pageMessages, sendMessage } from '../messages/index.ts';
import {
  ban,
  changeRoom,
  createRoom,
  directoryOfRooms,
  extendDirect,
  getRoom,
  inviteToRoom,
  joinRoom,
  listBanned,
  listMembers,
  openDirect,
  setRoomRole,
  unban,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const notThere = { code: 'room-not-found' };
const page = { filter: '', offset: 0, limit: 50 };
let rooms = 0;
const channel = async (memberIds: readonly string[] = [], more: object = {}) =>
  (await createRoom(world.ctx, world.alice, { kind: 'channel', name: `place-${rooms++}`, memberIds, ...more })).room;

describe('ban', () => {
  it('takes somebody out, who neither sees the room then nor comes back by any way', async () => {
    const { ctx, alice, bob } = world;
    const room = await channel([bob.id]);
    const target = { roomId: room._id, userId: bob.id };
    await ban(ctx, alice, target);
    await ban(ctx, alice, target);
    await expect(getRoom(ctx, bob, { roomId: room._id })).rejects.toMatchObject(notThere);
    await expect(joinRoom(ctx, bob, { roomId: room._id })).rejects.toMatchObject(notThere);
    await expect(inviteToRoom(ctx, alice, { roomId: room._id, userIds: [bob.id] })).rejects.toMatchObject({
      code: 'user-banned',
    });
    expect((await directoryOfRooms(ctx, bob, { ...page, filter: room.name })).total).toBe(0);
    expect((await listBanned(ctx, alice, room._id)).map((user) => user.username)).toEqual(['bob']);
    const { room: after } = await accessRoom(ctx, alice, room._id);
    expect(after.memberCount).toBe(1);
    const { messages } = await pageMessages(ctx, alice, { roomId: room._id, limit: 10 });
    expect(messages.map((message) => message.kind)).toEqual(['user-banned']);

    await unban(ctx, alice, target);
    await joinRoom(ctx, bob, { roomId: room._id });
    expect((await accessRoom(ctx, alice, room._id)).room.memberCount).toBe(2);
  });

  it('also keeps out who was never in', async () => {
    const { ctx, alice, carol } = world;
    const room = await channel();
    await ban(ctx, alice, { roomId: room._id, userId: carol.id });
    await expect(joinRoom(ctx, carol, { roomId: room._id })).rejects.toMatchObject(notThere);
    expect((await accessRoom(ctx, alice, room._id)).room.memberCount).toBe(1);
  });

  it('is for whoever may, not against oneself and not against the last owner', async () => {
    const { ctx, alice, bob, carol } = world;
    const room = await channel([bob.id, carol.id]);
    const roomId = room._id;
    await expect(ban(ctx, bob, { roomId, userId: carol.id })).rejects.toMatchObject({
      details: { permission: 'ban-user' },
    });
    await expect(listBanned(ctx, bob, roomId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(ban(ctx, alice, { roomId, userId: alice.id })).rejects.toMatchObject({ code: 'not-allowed' });
    await setRoomRole(ctx, alice, { roomId, userId: bob.id, role: 'moderator', held: true });
    await expect(ban(ctx, bob, { roomId, userId: alice.id })).rejects.toMatchObject({ code: 'last-owner' });
  });
});

describe('a join code', () => {
  it('is asked of whoever wants in; until then they know of the room, and of nothing said in it', async () => {
    const { ctx, alice, bob, carol } = world;
    const room = await channel();
    const roomId = room._id;
    await sendMessage(ctx, alice, { roomId, body: 'the safe is behind the picture' });
    await changeRoom(ctx, alice, { roomId, joinCode: 'open sesame' });
    const seen = await getRoom(ctx, carol, { roomId });
    expect(JSON.stringify(seen)).not.toContain('picture');
    await expect(accessRoom(ctx, carol, roomId)).rejects.toMatchObject(notThere);
    await expect(pageMessages(ctx, carol, { roomId, limit: 5 })).rejects.toMatchObject(notThere);
    await expect(listMembers(ctx, carol, { roomId, ...page })).rejects.toMatchObject(notThere);
    const found = await directoryOfRooms(ctx, carol, { ...page, filter: room.name });
    expect([found.total, JSON.stringify(found).includes('picture')]).toEqual([1, false]);
    await expect(joinRoom(ctx, carol, { roomId })).rejects.toMatchObject({ code: 'join-code-wrong' });
    await expect(joinRoom(ctx, carol, { roomId, joinCode: 'sesame' })).rejects.toMatchObject({
      code: 'join-code-wrong',
    });
    await joinRoom(ctx, carol, { roomId, joinCode: 'open sesame' });
    await changeRoom(ctx, alice, { roomId, joinCode: '' });
    await joinRoom(ctx, bob, { roomId });
  });

  it('can be guessed ten times, and is not asked of whoever may do without', async () => {
    const { ctx, alice } = world;
    const erin = await person(ctx, 'erin');
    const room = await channel();
    const roomId = room._id;
    await changeRoom(ctx, alice, { roomId, joinCode: '1234' });
    for (let n = 0; n < 10; n += 1)
      await expect(joinRoom(ctx, erin, { roomId, joinCode: `${n}` })).rejects.toMatchObject({
        code: 'join-code-wrong',
      });
    await expect(joinRoom(ctx, erin, { roomId, joinCode: '1234' })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await changePermissions(ctx, world.dora, [{ id: 'join-without-join-code', roles: ['admin', 'user'] }]);
    await joinRoom(ctx, erin, { roomId });
    await changePermissions(ctx, world.dora, [{ id: 'join-without-join-code', roles: ['admin', 'bot', 'app'] }]);
  });
});

describe('a broadcast room', () => {
  it('is written in by its moderators, and its readers do not see each other', async () => {
    const { ctx, alice, bob } = world;
    const room = await channel([bob.id], { broadcast: true });
    expect(room).toMatchObject({ broadcast: true, readOnly: true });
    const roomId = room._id;
    await expect(sendMessage(ctx, bob, { roomId, body: 'x' })).rejects.toMatchObject({ code: 'room-read-only' });
    await expect(listMembers(ctx, bob, { roomId, ...page })).rejects.toMatchObject({ code: 'not-allowed' });
    const leaders = await listMembers(ctx, bob, { roomId, ...page, roles: ['owner'] });
    expect(leaders.members.map(({ user }) => user.username)).toEqual(['alice']);
    expect((await listMembers(ctx, alice, { roomId, ...page })).total).toBe(2);
    await expect(changeRoom(ctx, alice, { roomId, readOnly: false })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('extendDirect', () => {
  it('begins a new conversation with more people; what was said stays where it was', async () => {
    const { ctx, alice, bob, carol } = world;
    const { room } = await openDirect(ctx, alice, { userIds: [bob.id] });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'between us' });
    const three = await extendDirect(ctx, bob, { roomId: room._id, userIds: [carol.id] });
    expect(three.room._id).not.toBe(room._id);
    expect(three.room.directMembers).toHaveLength(3);
    await expect(extendDirect(ctx, carol, { roomId: room._id, userIds: [] })).rejects.toMatchObject(notThere);
    expect((await pageMessages(ctx, carol, { roomId: three.room._id, limit: 5 })).messages).toEqual([]);
  });
});
