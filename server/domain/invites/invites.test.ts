import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, testWorld, type World } from '../../testing/world.ts';
import { accessRoom } from '../access/index.ts';
import { ban, createRoom, deleteRoom, eraseRoom } from '../rooms/index.ts';
import { createTeam } from '../teams/index.ts';
import { createInvite, isInviteValid, listInvites, removeInvite, acceptInvite } from './index.ts';

let world: World;
let now = new Date('2026-11-21T09:00:00Z');
beforeAll(async () => {
  world = await testWorld({ clock: { now: () => now } });
});
afterAll(() => world.close());

const nothing = { code: 'invite-not-found' };
const forEver = { days: 0, maxUses: 0 };

describe('an invite link', () => {
  it('lets somebody into a private room, and keeps nothing by which the store could let them in', async () => {
    const { ctx, alice, carol, room } = world;
    const { invite, token } = await createInvite(ctx, alice, { roomId: room._id, ...forEver });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await ctx.models.invites.find(invite._id))).not.toContain(token);
    expect(await isInviteValid(ctx, token)).toBe(true);
    expect((await acceptInvite(ctx, carol, token)).member.userId).toBe(carol.id);
    expect((await accessRoom(ctx, carol, room._id)).member).not.toBeNull();
  });

  it('is made, listed and taken back by whoever may invite by link, and by nobody else', async () => {
    const { ctx, alice, bob, carol, room } = world;
    await expect(createInvite(ctx, bob, { roomId: room._id, ...forEver })).rejects.toMatchObject({
      details: { permission: 'create-invite-links' },
    });
    await expect(listInvites(ctx, bob, room._id)).rejects.toMatchObject({ code: 'not-allowed' });
    const { invite, token } = await createInvite(ctx, alice, { roomId: room._id, ...forEver });
    expect((await listInvites(ctx, alice, null)).map(({ _id }) => _id)).toContain(invite._id);
    await expect(removeInvite(ctx, carol, invite._id)).rejects.toMatchObject(nothing);
    await removeInvite(ctx, alice, invite._id);
    expect(await isInviteValid(ctx, token)).toBe(false);
    await expect(acceptInvite(ctx, await person(ctx, 'erin'), token)).rejects.toMatchObject(nothing);
  });

  it('lets in as many as it says, whoever is in already not counted, however many come at once', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'few', memberIds: [bob.id] });
    const { token } = await createInvite(ctx, alice, { roomId: room._id, days: 0, maxUses: 2 });
    for (let n = 0; n < 3; n += 1) await acceptInvite(ctx, bob, token);
    const people = await Promise.all([0, 1, 2, 3].map((n) => person(ctx, `guest${n}`)));
    const came = await Promise.allSettled(people.map((actor) => acceptInvite(ctx, actor, token)));
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await isInviteValid(ctx, token)).toBe(false);
  });

  it('is over when its days are, when its room is gone, and for the banned', async () => {
    const { ctx, alice, carol } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'soon' });
    const roomId = room._id;
    const { token } = await createInvite(ctx, alice, { roomId, days: 1, maxUses: 0 });
    await ban(ctx, alice, { roomId, userId: carol.id });
    await expect(acceptInvite(ctx, carol, token)).rejects.toMatchObject(nothing);
    now = new Date(now.getTime() + 86_400_000);
    expect(await isInviteValid(ctx, token)).toBe(false);
    const lasting = await createInvite(ctx, alice, { roomId, days: 1, maxUses: 0 });
    await deleteRoom(ctx, alice, { roomId });
    expect(await isInviteValid(ctx, lasting.token)).toBe(false);
    await eraseRoom(ctx, roomId);
    expect(await ctx.models.invites.find(lasting.invite._id)).toBeNull();
  });

  it('into a room of a private team is for the people of the team', async () => {
    const { ctx, alice, carol, bob } = world;
    const main = await createTeam(ctx, alice, { kind: 'group', name: 'inner', memberIds: [bob.id] });
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'innermost', teamId: main._id });
    const { token } = await createInvite(ctx, alice, { roomId: room._id, ...forEver });
    await expect(acceptInvite(ctx, carol, token)).rejects.toMatchObject({ code: 'not-in-team' });
    await acceptInvite(ctx, bob, token);
  });
});
