import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, testWorld, type World } from '../../testing/world.ts';
import { catchUp, deleteMessage, editMessage, sendMessage } from '../messages/index.ts';
import {
  createRoom,
  directoryOfRooms,
  getRoom,
  inviteToRoom,
  joinRoom,
  leaveRoom,
  listJoined,
  listMembers,
  openDirect,
  setOpen,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('createRoom', () => {
  it('makes the creator its owner and brings the members in', async () => {
    const { ctx, alice, bob } = world;
    const { room, member } = await createRoom(ctx, alice, {
      kind: 'channel',
      name: 'Release Party',
      memberIds: [bob.id],
    });
    expect(room).toMatchObject({ name: 'release-party', displayName: 'Release Party', memberCount: 2 });
    expect(member?.roles).toEqual(['owner']);
    expect((await listJoined(ctx, bob)).map((joined) => joined.room._id)).toContain(room._id);
  });

  it('refuses a name that is taken, without regard to case, and one that no address can hold', async () => {
    const { ctx, alice } = world;
    await expect(createRoom(ctx, alice, { kind: 'group', name: 'GENERAL' })).rejects.toMatchObject({
      code: 'room-name-taken',
    });
    await expect(createRoom(ctx, alice, { kind: 'channel', name: 'a/b' })).rejects.toMatchObject({
      code: 'room-name-invalid',
    });
  });
});

describe('the directory', () => {
  it('shows channels to everybody and private groups to nobody', async () => {
    const { ctx, alice, carol } = world;
    await createRoom(ctx, alice, { kind: 'channel', name: 'gardening' });
    const found = await directoryOfRooms(ctx, carol, { filter: 'gard', offset: 0, limit: 10 });
    expect(found.rooms.map(({ room }) => room.name)).toEqual(['gardening']);
    expect((await directoryOfRooms(ctx, carol, { filter: 'secret', offset: 0, limit: 10 })).total).toBe(0);
  });
});

describe('a private group', () => {
  it('does not exist for an outsider, by id or by name', async () => {
    const { ctx, carol, room } = world;
    for (const by of [{ roomId: room._id }, { name: room.name }, { roomId: 'nothing-here' }]) {
      await expect(getRoom(ctx, carol, by)).rejects.toMatchObject({ code: 'room-not-found', details: {} });
    }
    await expect(listMembers(ctx, carol, { roomId: room._id, filter: '', offset: 0, limit: 10 })).rejects.toMatchObject(
      { code: 'room-not-found' },
    );
    await expect(joinRoom(ctx, carol, { roomId: room._id })).rejects.toMatchObject({ code: 'room-not-found' });
  });

  it('lets those in whom an owner invites', async () => {
    const { ctx, alice, bob, room } = world;
    const erin = await person(ctx, 'erin');
    await expect(inviteToRoom(ctx, bob, { roomId: room._id, userIds: [erin.id] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [erin.id] });
    expect((await getRoom(ctx, erin, { roomId: room._id })).room.memberCount).toBe(3);
  });
});

describe('joinRoom and leaveRoom', () => {
  it('count each person once, however often they come and go', async () => {
    const { ctx, alice, carol } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'door' });
    for (let round = 0; round < 3; round++) {
      await Promise.all([joinRoom(ctx, carol, { roomId: room._id }), joinRoom(ctx, carol, { roomId: room._id })]);
      expect((await getRoom(ctx, carol, { roomId: room._id })).room.memberCount).toBe(2);
      await leaveRoom(ctx, carol, { roomId: room._id });
      expect((await getRoom(ctx, carol, { roomId: room._id })).room.memberCount).toBe(1);
    }
  });

  it('keep the last owner in while others are there', async () => {
    const { ctx, alice, room } = world;
    await expect(leaveRoom(ctx, alice, { roomId: room._id })).rejects.toMatchObject({ code: 'last-owner' });
  });
});

describe('openDirect', () => {
  it('is one room for one set of people, whoever opens it and however often', async () => {
    const { ctx, alice, bob } = world;
    const opened = await Promise.all([
      openDirect(ctx, alice, { userIds: [bob.id] }),
      openDirect(ctx, bob, { userIds: [alice.id] }),
      openDirect(ctx, alice, { userIds: [bob.id, alice.id] }),
    ]);
    expect(new Set(opened.map(({ room }) => room._id)).size).toBe(1);
  });

  it('comes back to the list of somebody who had put it away when something is said', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await openDirect(ctx, alice, { userIds: [bob.id] });
    await setOpen(ctx, bob, { roomId: room._id, open: false });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'there?' });
    const places = await listJoined(ctx, bob);
    expect(places.find((place) => place.room._id === room._id)?.member.open).toBe(true);
  });
});

describe('catchUp', () => {
  it('tells what was sent, edited and deleted meanwhile, and of rooms that are no longer one’s own', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const kept = await sendMessage(ctx, alice, { roomId: room._id, body: 'kept' });
    const gone = await sendMessage(ctx, alice, { roomId: room._id, body: 'gone' });
    const held = (await getRoom(ctx, bob, { roomId: room._id })).room.rev;

    await editMessage(ctx, alice, { messageId: kept._id, body: 'kept, edited' });
    await deleteMessage(ctx, alice, { messageId: gone._id });
    const fresh = await sendMessage(ctx, alice, { roomId: room._id, body: 'new' });
    const [answer] = await catchUp(ctx, bob, new Map([[room._id, held]]));
    expect(answer).toMatchObject({
      messages: [
        { _id: kept._id, body: 'kept, edited' },
        { _id: gone._id, body: '', deletedAt: expect.any(Date) },
        { _id: fresh._id },
      ],
    });
    expect(await catchUp(ctx, carol, new Map([[room._id, 0]]))).toEqual([{ roomId: room._id, gone: true }]);
  });

  it('asks to load anew when too much was missed', async () => {
    const { ctx, alice } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'flood' });
    await Promise.all(
      Array.from({ length: 501 }, (_, at) => sendMessage(ctx, alice, { roomId: room._id, body: `m${at}` })),
    );
    expect(await catchUp(ctx, alice, new Map([[room._id, 0]]))).toMatchObject([{ reset: true }]);
  });
});
