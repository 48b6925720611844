import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, testWorld, type World } from '../../testing/world.ts';
import { pageMessages, sendMessage } from '../messages/index.ts';
import {
  changeRoom,
  createRoom,
  deleteRoom,
  eraseRoom,
  getOwnPlace,
  getRoom,
  inviteToRoom,
  kick,
  markRead,
  markUnread,
  setArchived,
  setMuted,
  setRoomRole,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function freshRoom(name: string) {
  const { ctx, alice, bob } = world;
  return (await createRoom(ctx, alice, { kind: 'channel', name, memberIds: [bob.id] })).room;
}

describe('changeRoom', () => {
  it('changes what is given, says so in the room, and says nothing of what is as it was', async () => {
    const { ctx, alice } = world;
    const room = await freshRoom('workshop');
    await changeRoom(ctx, alice, { roomId: room._id, topic: 'tools', announcement: 'open on Monday' });
    await changeRoom(ctx, alice, { roomId: room._id, topic: 'tools' });
    await changeRoom(ctx, alice, { roomId: room._id, name: 'Tool Shed' });
    const { messages } = await pageMessages(ctx, alice, { roomId: room._id, limit: 20 });
    expect(messages.map(({ kind, details }) => [kind, details])).toEqual([
      ['topic-changed', { to: 'tools' }],
      ['announcement-changed', { to: 'open on Monday' }],
      ['room-renamed', { from: 'workshop', to: 'Tool Shed' }],
    ]);
    expect((await getRoom(ctx, alice, { name: 'tool-shed' })).room._id).toBe(room._id);
  });

  it('is for those who may edit the room, and takes no name of another', async () => {
    const { ctx, alice, bob } = world;
    const room = await freshRoom('kitchen');
    await expect(changeRoom(ctx, bob, { roomId: room._id, topic: 'mine' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(changeRoom(ctx, alice, { roomId: room._id, name: 'general' })).rejects.toMatchObject({
      code: 'room-name-taken',
    });
  });

  it('turns a channel private: outsiders no longer see it', async () => {
    const { ctx, alice, carol } = world;
    const room = await freshRoom('closing');
    await changeRoom(ctx, alice, { roomId: room._id, kind: 'group' });
    await expect(getRoom(ctx, carol, { roomId: room._id })).rejects.toMatchObject({ code: 'room-not-found' });
  });
});

describe('keeping order', () => {
  it('moderators come from owners, and the last owner stays one', async () => {
    const { ctx, alice, bob } = world;
    const room = await freshRoom('order');
    await expect(
      setRoomRole(ctx, bob, { roomId: room._id, userId: bob.id, role: 'owner', held: true }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      setRoomRole(ctx, alice, { roomId: room._id, userId: alice.id, role: 'owner', held: false }),
    ).rejects.toMatchObject({ code: 'last-owner' });
    await setRoomRole(ctx, alice, { roomId: room._id, userId: bob.id, role: 'moderator', held: true });
    await expect(changeRoom(ctx, bob, { roomId: room._id, topic: 'by bob' })).resolves.toMatchObject({
      topic: 'by bob',
    });
  });

  it('who is muted says nothing, who is kicked is out', async () => {
    const { ctx, alice, bob } = world;
    const room = await freshRoom('quiet');
    await setMuted(ctx, alice, { roomId: room._id, userId: bob.id, muted: true });
    await expect(sendMessage(ctx, bob, { roomId: room._id, body: 'hm' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
    await expect(sendMessage(ctx, bob, { roomId: room._id, body: 'hm' })).rejects.toMatchObject({
      code: 'not-a-member',
    });
    expect((await getRoom(ctx, alice, { roomId: room._id })).room.memberCount).toBe(1);
  });
});

describe('the end of a room', () => {
  it('archived, it takes no message until it is opened again', async () => {
    const { ctx, alice, dora } = world;
    const room = await freshRoom('attic');
    await setArchived(ctx, alice, { roomId: room._id, archived: true });
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: 'dust' })).rejects.toMatchObject({
      code: 'room-archived',
    });
    await setArchived(ctx, dora, { roomId: room._id, archived: false });
    await expect(sendMessage(ctx, alice, { roomId: room._id, body: 'air' })).resolves.toMatchObject({ body: 'air' });
  });

  it('deleted, it is gone for everybody and its name is free', async () => {
    const { ctx, alice, bob } = world;
    const room = await freshRoom('doomed');
    await sendMessage(ctx, alice, { roomId: room._id, body: 'last words' });
    await expect(deleteRoom(ctx, bob, { roomId: room._id })).rejects.toMatchObject({ code: 'not-allowed' });
    await deleteRoom(ctx, alice, { roomId: room._id });
    await eraseRoom(ctx, room._id);
    await expect(getRoom(ctx, bob, { roomId: room._id })).rejects.toMatchObject({ code: 'room-not-found' });
    expect(await ctx.models.messages.page(room._id, {}, 'newest', 1)).toEqual([]);
    await expect(freshRoom('doomed')).resolves.toMatchObject({ name: 'doomed' });
    await expect(deleteRoom(ctx, world.dora, { roomId: 'GENERAL' })).rejects.toMatchObject({ code: 'default-room' });
  });
});

describe('markUnread', () => {
  it('counts again from the message that is named, mentions included', async () => {
    const { ctx, alice, bob } = world;
    const room = await freshRoom('again');
    const erin = await person(ctx, 'erin');
    const said = [];
    for (const body of ['one', 'two @bob', '@all three'])
      said.push(await sendMessage(ctx, alice, { roomId: room._id, body }));
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [erin.id] });
    await markRead(ctx, bob, { roomId: room._id, seq: Number.MAX_SAFE_INTEGER });
    await markUnread(ctx, bob, { roomId: room._id, messageId: said[1]!._id });
    const place = await getOwnPlace(ctx, bob, room._id);
    expect({
      unread: place.room.rootSeq - place.member.lastReadRootSeq,
      mentions: place.member.mentionSeqs.length,
      group: place.room.groupSeq - place.member.lastReadGroupSeq,
    }).toEqual({ unread: 2, mentions: 1, group: 1 });
  });
});
