import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

type Body = Record<string, never> & object;
type Row = Readonly<Record<string, unknown>> & { readonly _id: string };
const api = (verb: string) => `/api/v1/${verb}`;
const get = async (verb: string, as?: Actor) => (await world.get(api(verb), as)).body as Body;
const post = async (verb: string, body: unknown, as?: Actor) => (await world.post(api(verb), body, as)).body as Body;
const rows = (body: object, name: string) => (body as Record<string, Row[]>)[name] ?? [];
const row = (body: object, name: string) => (body as Record<string, Row>)[name] as Row;

let made = 0;
async function aTeam(type: 0 | 1 = 0, members: readonly Actor[] = []): Promise<Row> {
  const name = `team-${made++}`;
  return row(await post('teams.create', { name, type, members: members.map((actor) => actor.id) }), 'team');
}
async function aRoom(teamId?: string, family: 'channels' | 'groups' = 'channels'): Promise<Row> {
  const body = { name: `room-${made++}`, ...(teamId === undefined ? {} : { extraData: { teamId } }) };
  return row(await post(`${family}.create`, body), family === 'channels' ? 'channel' : 'group');
}

describe('teams.*', () => {
  it('creates a team with its main room, by ids or usernames, and shows it', async () => {
    const answer = await post('teams.create', {
      name: 'Marketing',
      type: 1,
      members: [world.bob.id, 'carol'],
      room: { readOnly: true, extraData: { topic: 'sell' } },
    });
    const team = row(answer, 'team');
    expect(team).toEqual({
      _id: expect.stringMatching(/^[0-9a-z]{26}$/),
      name: 'marketing',
      type: 1,
      roomId: team['_id'],
      createdAt: expect.stringMatching(/Z$/),
      createdBy: { _id: world.alice.id, username: 'alice' },
      _updatedAt: expect.stringMatching(/Z$/),
      rooms: 0,
      numberOfUsers: 3,
    });
    expect(row(await get(`teams.info?teamName=marketing`, world.bob), 'teamInfo')._id).toBe(team._id);
    expect(row(await get(`rooms.info?roomId=${team._id}`, world.bob), 'room')).toMatchObject({
      t: 'p',
      teamId: team._id,
      teamMain: true,
      ro: true,
      topic: 'sell',
    });
    expect(await get(`teams.info?teamId=${team._id}`, world.dora)).toMatchObject({ teamInfo: { name: 'marketing' } });
    expect(await get(`teams.info?teamId=nowhere`)).toMatchObject({
      success: false,
      errorType: 'team-does-not-exist',
    });
    expect(await get('teams.info')).toMatchObject({ success: false, errorType: 'invalid-params' });
  });

  it('lists one’s own, all for whoever may, and those that fit what is typed', async () => {
    const team = await aTeam(0, [world.bob]);
    expect(rows(await get('teams.list', world.bob), 'teams').map(({ _id }) => _id)).toContain(team._id);
    expect(rows(await get('teams.list', world.carol), 'teams').map(({ _id }) => _id)).not.toContain(team._id);
    expect((await world.get(api('teams.listAll'), world.bob)).status).toBe(403);
    const all = await get('teams.listAll?count=2', world.dora);
    expect(all).toMatchObject({ success: true, count: 2, offset: 0, total: expect.any(Number) });
    const found = rows(await get(`teams.autocomplete?name=${String(team['name'])}`, world.bob), 'teams');
    expect(found).toEqual([
      { _id: team._id, teamId: team._id, roomId: team._id, name: team['name'], fname: team['name'], t: 'c' },
    ]);
    const inDirectory = rows(await get('directory?type=teams&text=team', world.carol), 'result');
    expect(inDirectory.find(({ _id }) => _id === team._id)).toMatchObject({ teamMain: true, roomsCount: 0 });
  });

  it('takes rooms in, lets them be for everybody, lists them, and lets them go', async () => {
    const team = await aTeam(0, [world.bob]);
    const [free, closed] = [await aRoom(), await aRoom(team._id, 'groups')];
    const added = await post('teams.addRooms', { teamId: team._id, rooms: [free._id] });
    expect(rows(added, 'rooms')).toMatchObject([{ _id: free._id, teamId: team._id }]);
    expect(await post('teams.addRooms', { teamName: team['name'], rooms: [free._id] })).toMatchObject({
      errorType: 'error-room-already-on-team',
    });
    const updated = await post('teams.updateRoom', { roomId: free._id, isDefault: true });
    expect(row(updated, 'room')).toMatchObject({ teamDefault: true });
    const seenBy = async (as: Actor, more = '') =>
      rows(await get(`teams.listRooms?teamId=${team._id}${more}`, as), 'rooms').map(({ _id }) => _id);
    expect(await seenBy(world.bob)).toEqual([free._id]);
    expect((await seenBy(world.alice)).sort()).toEqual([free._id, closed._id].sort());
    expect(await seenBy(world.alice, '&type=autoJoin')).toEqual([free._id]);
    const ofBob = await get(`teams.listRoomsOfUser?teamId=${team._id}&userId=${world.bob.id}`);
    expect(rows(ofBob, 'rooms')).toMatchObject([{ _id: free._id, isLastOwner: false }]);
    const talk = await post('rooms.createDiscussion', { prid: team._id, t_name: 'Aside' });
    const children = rows(await get(`teams.listChildren?roomId=${team._id}`), 'data').map(({ _id }) => _id);
    expect(children.sort()).toEqual([team._id, free._id, closed._id, row(talk, 'discussion')._id].sort());
    const removed = await post('teams.removeRoom', { teamId: team._id, roomId: free._id });
    expect(row(removed, 'room')['teamId']).toBeUndefined();
    expect(row(await get(`rooms.info?roomId=${closed._id}`), 'room')['teamId']).toBe(team._id);
    expect(await get(`rooms.info?roomId=${closed._id}`)).toMatchObject({ team: { _id: team._id, type: 0 } });
  });

  it('takes people in with roles, changes and lists them, and lets them go', async () => {
    const team = await aTeam();
    const room = await aRoom(team._id);
    const members = [
      { userId: world.bob.id, roles: ['owner'] },
      { userId: world.carol.id, roles: ['member'] },
    ];
    expect(await post('teams.addMembers', { teamId: team._id, members })).toEqual({ success: true });
    const listed = rows(await get(`teams.members?teamId=${team._id}`), 'members') as unknown as {
      user: { username: string };
      roles: string[];
    }[];
    expect(listed.map(({ user, roles }) => [user.username, roles])).toEqual([
      ['alice', ['owner']],
      ['bob', ['owner']],
      ['carol', []],
    ]);
    await post('teams.updateMember', { teamId: team._id, member: { userId: world.bob.id, roles: ['moderator'] } });
    expect(await get(`channels.roles?roomId=${team._id}`)).toMatchObject({
      roles: expect.arrayContaining([expect.objectContaining({ roles: ['moderator'], u: expect.anything() })]),
    });
    expect(await post('teams.removeMember', { teamId: team._id, userId: world.bob.id }, world.carol)).toEqual({
      success: false,
      error: 'unauthorized',
    });
    await post('channels.join', { roomId: room._id }, world.carol);
    await post('teams.leave', { teamId: team._id, rooms: [room._id] }, world.carol);
    expect(await get(`rooms.isMember?roomId=${room._id}&username=carol`)).toMatchObject({ isMember: false });
    await post('teams.removeMember', { teamId: team._id, userId: world.bob.id });
    expect(await post('teams.leave', { teamId: team._id })).toMatchObject({ success: true });
  });

  it('is renamed, made a channel, made of one, and deleted with chosen rooms', async () => {
    const room = await aRoom();
    const made = row(await post('channels.convertToTeam', { channelName: room['name'] }), 'team');
    expect(made).toMatchObject({ _id: room._id, type: 0 });
    await post('teams.update', { teamId: made._id, data: { name: 'renamed-team', type: 1 } });
    expect(row(await get('teams.info?teamName=renamed-team'), 'teamInfo')).toMatchObject({ type: 1 });
    const [kept, gone] = [await aRoom(made._id), await aRoom(made._id)];
    await post('teams.convertToChannel', { teamId: made._id, roomsToRemove: [gone._id] });
    expect(row(await get(`groups.info?roomId=${made._id}`), 'group')['teamMain']).toBeUndefined();
    expect(await get(`channels.info?roomId=${gone._id}`)).toMatchObject({ errorType: 'error-room-not-found' });
    const team = await aTeam(1);
    await post('teams.addRooms', { teamId: team._id, rooms: [kept._id] });
    expect(await post('teams.delete', { teamId: team._id, roomsToRemove: [kept._id] }, world.bob)).toMatchObject({
      errorType: 'team-does-not-exist',
    });
    expect(await post('teams.delete', { teamId: team._id, roomsToRemove: [kept._id] })).toEqual({ success: true });
    expect(await get(`channels.info?roomId=${kept._id}`)).toMatchObject({ errorType: 'error-room-not-found' });
  });
});

describe('invites', () => {
  it('are made, counted, listed without their secret, used and taken back', async () => {
    const group = await aRoom(undefined, 'groups');
    const made = (await post('findOrCreateInvite', { rid: group._id, days: 1, maxUses: 5 })) as unknown as Row;
    expect(made).toEqual({
      _id: expect.stringMatching(/^[0-9a-z]{26}$/),
      rid: group._id,
      userId: world.alice.id,
      days: 1,
      maxUses: 5,
      uses: 0,
      createdAt: expect.stringMatching(/Z$/),
      _updatedAt: expect.stringMatching(/Z$/),
      expires: expect.stringMatching(/Z$/),
      token: expect.stringMatching(/^[\w-]{43}$/),
      url: expect.stringMatching(/\/invite\/[\w-]{43}$/),
      success: true,
    });
    const token = made['token'];
    expect((await world.ask('POST', api('validateInviteToken'), { body: { token } })).body).toEqual({
      valid: true,
      success: true,
    });
    expect(await post('useInviteToken', { token }, world.carol)).toEqual({
      room: { rid: group._id, name: group['name'], fname: group['fname'], t: 'p' },
      success: true,
    });
    const listed = (await get('listInvites')) as unknown as Row[];
    expect(listed.find(({ _id }) => _id === made._id)).toMatchObject({ uses: 1 });
    expect(JSON.stringify(listed)).not.toContain(String(token));
    expect(await world.ask('DELETE', api(`removeInvite/${made._id}`), { as: world.carol })).toMatchObject({
      status: 400,
    });
    expect((await world.ask('DELETE', api(`removeInvite/${made._id}`), { as: world.alice })).body).toBe(true);
    expect(await post('useInviteToken', { token }, world.bob)).toMatchObject({ errorType: 'error-invalid-token' });
    expect(await post('findOrCreateInvite', { rid: group._id, days: 1, maxUses: 1 }, world.carol)).toEqual({
      success: false,
      error: 'unauthorized',
    });
  });
});
