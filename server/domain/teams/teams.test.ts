import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import { pageMessages } from '../messages/index.ts';
import {
  createRoom,
  deleteRoom,
  directoryOfRooms,
  getRoom,
  inviteToRoom,
  joinRoom,
  listJoined,
} from '../rooms/index.ts';
import {
  accessTeam,
  addRoomsToTeam,
  addToTeam,
  convertToChannel,
  convertToTeam,
  createTeam,
  deleteTeam,
  directoryOfTeams,
  leaveTeam,
  listAllTeams,
  listTeamRooms,
  listTeamRoomsOf,
  removeFromTeam,
  removeRoomFromTeam,
  setTeamDefault,
  setTeamRoles,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let made = 0;
const next = (word: string) => `${word}-${made++}`;
const team = (kind: 'channel' | 'group', ...members: readonly Actor[]) =>
  createTeam(world.ctx, world.alice, { kind, name: next('team'), memberIds: members.map((actor) => actor.id) });
const roomIn = async (teamId: string, kind: 'channel' | 'group' = 'channel') =>
  (await createRoom(world.ctx, world.alice, { kind, name: next('room'), teamId })).room;
const page = { filter: '', offset: 0, limit: 50 };
const notThere = { code: 'room-not-found' };

async function kindsIn(roomId: string): Promise<string[]> {
  const { messages } = await pageMessages(world.ctx, world.alice, { roomId, limit: 50 });
  return messages.map((message) => message.kind);
}

describe('a team', () => {
  it('is its main room, which its people are in', async () => {
    const { ctx, alice, bob, carol } = world;
    const main = await team('channel', bob);
    expect(main).toMatchObject({ teamId: main._id, isTeamMain: true, memberCount: 2 });
    expect((await accessTeam(ctx, carol, { name: main.name })).member).toBeNull();
    await joinRoom(ctx, carol, { roomId: main._id });
    expect(await kindsIn(main._id)).toContain('user-joined-team');
    expect((await accessTeam(ctx, alice, { teamId: main._id })).member?.roles).toEqual(['owner']);
  });

  it('that is private does not exist for others, nor do its channels, until they are in it', async () => {
    const { ctx, alice, bob, carol } = world;
    const main = await team('group', bob);
    const open = await roomIn(main._id);
    const nothing = { code: 'team-not-found' };
    await expect(accessTeam(ctx, carol, { teamId: main._id })).rejects.toMatchObject(nothing);
    await expect(accessTeam(ctx, carol, { teamId: 'nothing-here' })).rejects.toMatchObject(nothing);
    for (const by of [{ roomId: open._id }, { name: open.name }])
      await expect(getRoom(ctx, carol, by)).rejects.toMatchObject(notThere);
    await expect(joinRoom(ctx, carol, { roomId: open._id })).rejects.toMatchObject(notThere);
    await expect(inviteToRoom(ctx, alice, { roomId: open._id, userIds: [carol.id] })).rejects.toMatchObject({
      code: 'not-in-team',
    });
    const names = async (actor: Actor) =>
      (await directoryOfRooms(ctx, actor, page)).rooms.map(({ room }) => room._id).includes(open._id);
    expect([await names(carol), await names(bob)]).toEqual([false, true]);
    expect((await directoryOfTeams(ctx, carol, page)).teams.map(({ room }) => room._id)).not.toContain(main._id);

    await addToTeam(ctx, alice, { team: { teamId: main._id }, members: [{ userId: carol.id, roles: [] }] });
    expect((await getRoom(ctx, carol, { roomId: open._id })).member).toBeNull();
    await joinRoom(ctx, carol, { roomId: open._id });
  });

  it('lists its open rooms to its people, its private ones to those in them and to its owner', async () => {
    const { ctx, alice, bob } = world;
    const main = await team('channel', bob);
    const open = await roomIn(main._id);
    const closed = await roomIn(main._id, 'group');
    const ids = async (actor: Actor) =>
      (await listTeamRooms(ctx, actor, { team: { teamId: main._id } })).map(({ room }) => room._id).sort();
    expect(await ids(bob)).toEqual([open._id]);
    expect(await ids(alice)).toEqual([open._id, closed._id].sort());
    await inviteToRoom(ctx, alice, { roomId: closed._id, userIds: [bob.id] });
    expect(await ids(bob)).toEqual([open._id, closed._id].sort());
    const of = await listTeamRoomsOf(ctx, alice, { team: { teamId: main._id }, userId: bob.id });
    expect(of.map(({ room }) => room._id)).toEqual([closed._id]);
    await expect(listTeamRoomsOf(ctx, bob, { team: { teamId: main._id }, userId: alice.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('brings everybody into the rooms that are for all of it: who is there, and who comes', async () => {
    const { ctx, alice, bob, carol } = world;
    const main = await team('channel', bob);
    const room = await roomIn(main._id);
    await setTeamDefault(ctx, alice, { roomId: room._id, isDefault: true });
    expect((await listJoined(ctx, bob)).map((joined) => joined.room._id)).toContain(room._id);
    await addToTeam(ctx, alice, { team: { teamId: main._id }, members: [{ userId: carol.id, roles: ['moderator'] }] });
    expect((await accessRoom(ctx, carol, room._id)).member).not.toBeNull();
    expect((await accessRoom(ctx, carol, main._id)).member?.roles).toEqual(['moderator']);
    expect((await accessRoom(ctx, alice, room._id)).room.memberCount).toBe(3);
    await expect(setTeamDefault(ctx, bob, { roomId: room._id, isDefault: false })).rejects.toMatchObject({
      details: { permission: 'edit-team-channel' },
    });
  });

  it('takes rooms in and lets them go, one team for a room', async () => {
    const { ctx, alice, bob } = world;
    const [main, other] = [await team('channel', bob), await team('channel')];
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: next('room') });
    const add = (actor: Actor, teamId: string) => addRoomsToTeam(ctx, actor, { team: { teamId }, roomIds: [room._id] });
    await expect(add(bob, main._id)).rejects.toMatchObject({ details: { permission: 'add-team-channel' } });
    expect((await add(alice, main._id))[0]?.teamId).toBe(main._id);
    await expect(add(alice, other._id)).rejects.toMatchObject({ code: 'room-in-team' });
    await expect(
      removeRoomFromTeam(ctx, alice, { team: { teamId: other._id }, roomId: room._id }),
    ).rejects.toMatchObject(notThere);
    const free = await removeRoomFromTeam(ctx, alice, { team: { teamId: main._id }, roomId: room._id });
    expect(free.teamId).toBeNull();
    expect((await kindsIn(main._id)).filter((kind) => kind.startsWith('team-'))).toEqual([
      'team-room-added',
      'team-room-removed',
    ]);
  });

  it('loses people with the rooms that were chosen, and keeps its last owner', async () => {
    const { ctx, alice, bob, carol } = world;
    const main = await team('channel', bob, carol);
    const by = { teamId: main._id };
    const [first, second] = [await roomIn(main._id), await roomIn(main._id)];
    for (const room of [first, second])
      for (const actor of [bob, carol]) await joinRoom(ctx, actor, { roomId: room._id });
    await removeFromTeam(ctx, alice, { team: by, userId: bob.id, roomIds: [first._id] });
    expect((await accessRoom(ctx, bob, first._id)).member).toBeNull();
    expect((await accessRoom(ctx, bob, second._id)).member).not.toBeNull();
    await leaveTeam(ctx, carol, { team: by, roomIds: [second._id] });
    expect((await accessRoom(ctx, carol, second._id)).member).toBeNull();
    expect((await kindsIn(main._id)).slice(-2)).toEqual(['user-removed-from-team', 'user-left-team']);
    await addToTeam(ctx, alice, { team: by, members: [{ userId: bob.id, roles: [] }] });
    await expect(leaveTeam(ctx, alice, { team: by, roomIds: [] })).rejects.toMatchObject({ code: 'last-owner' });
    await expect(setTeamRoles(ctx, alice, { team: by, userId: alice.id, roles: [] })).rejects.toMatchObject({
      code: 'last-owner',
    });
  });

  it('is made of a room, and made one again; what was in it stands by itself', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: next('room'), memberIds: [bob.id] });
    await expect(convertToTeam(ctx, bob, { roomId: room._id })).rejects.toMatchObject({ code: 'not-allowed' });
    const main = await convertToTeam(ctx, alice, { roomId: room._id });
    expect(main).toMatchObject({ isTeamMain: true, teamId: room._id, memberCount: 2 });
    await expect(convertToTeam(ctx, alice, { roomId: room._id })).rejects.toMatchObject({ code: 'room-in-team' });
    const [kept, gone] = [await roomIn(main._id), await roomIn(main._id)];
    const back = await convertToChannel(ctx, alice, { team: { teamId: main._id }, roomIds: [gone._id] });
    expect(back).toMatchObject({ isTeamMain: false, teamId: null });
    expect((await accessRoom(ctx, alice, kept._id)).room.teamId).toBeNull();
    await expect(accessRoom(ctx, alice, gone._id)).rejects.toMatchObject(notThere);
  });

  it('is deleted with the chosen rooms, by whoever may', async () => {
    const { ctx, alice, bob, dora } = world;
    const main = await team('group', bob);
    const [kept, gone] = [await roomIn(main._id), await roomIn(main._id)];
    const doIt = (actor: Actor) => deleteTeam(ctx, actor, { team: { teamId: main._id }, roomIds: [gone._id] });
    await expect(doIt(bob)).rejects.toMatchObject({ details: { permission: 'delete-team' } });
    expect((await listAllTeams(ctx, dora, page)).teams.map((one) => one._id)).toContain(main._id);
    await expect(listAllTeams(ctx, bob, page)).rejects.toMatchObject({ code: 'not-allowed' });
    await doIt(alice);
    await expect(accessTeam(ctx, alice, { teamId: main._id })).rejects.toMatchObject({ code: 'team-not-found' });
    expect((await accessRoom(ctx, alice, kept._id)).room.teamId).toBeNull();
    await expect(accessRoom(ctx, alice, gone._id)).rejects.toMatchObject(notThere);
    await deleteRoom(ctx, alice, { roomId: kept._id });
  });
});
