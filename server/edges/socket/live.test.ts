import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changePermissions } from '../../domain/access/index.ts';
import { logout, recheckSession } from '../../domain/auth/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { setUserActive } from '../../domain/users/index.ts';
import { createRoom, inviteToRoom, leaveRoom } from '../../domain/rooms/index.ts';
import { sendMessage } from '../../domain/messages/index.ts';
import { person } from '../../testing/world.ts';
import { liveWorld, type LiveProcess, type LiveWorld } from './testing/live-world.ts';

describe('two processes on one store', () => {
  let live: LiveWorld;
  let second: LiveProcess;
  beforeAll(async () => {
    live = await liveWorld();
    second = await live.another();
  });
  afterAll(() => live.close());

  it('tell everybody in a room of a message, and nobody else', async () => {
    const { alice, bob, carol, room } = live.world;
    const [a, b, c] = [await live.connect(alice), await live.connect(bob, second), await live.connect(carol, second)];
    const sent = await a.call('message:send', { id: 'first', roomId: room._id, body: 'hello' });
    expect(await b.heard('message:created', ({ id }) => id === 'first')).toEqual(sent);
    expect(await a.heard('message:created', ({ id }) => id === 'first')).toEqual(sent);
    // A room that carol is in carries something after it: had the first come to her, it would be there.
    await a.call('message:send', { id: 'second', roomId: 'GENERAL', body: 'all' });
    await c.heard('message:created', ({ id }) => id === 'second');
    expect(JSON.stringify(c.frames)).not.toContain(room._id);
  });

  it('tell each other of typing, once for much of it', async () => {
    const { alice, bob, room } = live.world;
    const [a, b] = [await live.connect(alice), await live.connect(bob, second)];
    for (let times = 0; times < 5; times += 1) await a.call('room:typing', { roomId: room._id, typing: true });
    expect(await b.heard('typing')).toMatchObject({ roomId: room._id, userId: alice.id, typing: true });
    await a.call('room:typing', { roomId: room._id, typing: false });
    await b.heard('typing', ({ typing }) => !typing);
    expect(b.frames.filter(({ name }) => name === 'typing')).toHaveLength(2);
  });

  it('tell of the presence of those who are watched, and of nobody else', async () => {
    const { ctx, alice, bob } = live.world;
    const [erin, frank] = [await person(ctx, 'erin'), await person(ctx, 'frank')];
    const watcher = await live.connect(alice);
    const bystander = await live.connect(bob);
    expect(await watcher.call('presence:watch', { userIds: [erin.id] })).toMatchObject([
      { userId: erin.id, status: 'offline', statusText: '' },
    ]);
    await live.connect(frank, second);
    const e = await live.connect(erin, second);
    await watcher.heard('presence:changed', ({ userId, status }) => userId === erin.id && status === 'online');
    await e.call('presence:set', { status: 'busy', statusText: 'in a talk' });
    await watcher.heard(
      'presence:changed',
      ({ status, statusText }) => status === 'busy' && statusText === 'in a talk',
    );
    await e.call('presence:set', { status: 'offline', statusText: '' });
    await watcher.heard('presence:changed', ({ userId, status }) => userId === erin.id && status === 'offline');
    for (const client of [watcher, bystander])
      expect(JSON.stringify(client.frames.filter(({ name }) => name === 'presence:changed'))).not.toContain(frank.id);
    expect(JSON.stringify(bystander.frames)).not.toContain(erin.id);
  });

  it('keep somebody present until the last of their connections, in whatever process, is gone', async () => {
    const { ctx, alice } = live.world;
    const grace = await person(ctx, 'grace');
    const watcher = await live.connect(alice);
    await watcher.call('presence:watch', { userIds: [grace.id] });
    const [one, other] = [await live.connect(grace), await live.connect(grace, second)];
    const flips = () => watcher.frames.filter(({ name }) => name === 'presence:changed');
    await watcher.heard('presence:changed', ({ userId, status }) => userId === grace.id && status === 'online');
    await one.call('presence:activity', { away: true });
    one.close();
    await other.call('presence:activity', { away: true });
    await watcher.heard('presence:changed', ({ status }) => status === 'away');
    other.close();
    await watcher.heard('presence:changed', ({ status, userId }) => userId === grace.id && status === 'offline');
    expect(flips().map(({ data }) => (data as { status: string }).status)).toEqual(['online', 'away', 'offline']);
  });

  it('obey settings and permissions that were changed in the other one', async () => {
    const { alice, dora } = live.world;
    const a = await live.connect(alice, second);
    await changeSetting(live.first.ctx, dora, { id: 'Message_MaxAllowedSize', value: 10 });
    expect(await a.heard('settings:changed')).toMatchObject({ Message_MaxAllowedSize: 10 });
    expect(second.ctx.settings.get('Message_MaxAllowedSize')).toBe(10);
    await changeSetting(live.first.ctx, dora, { id: 'Message_MaxAllowedSize', value: 5000 });
    await changePermissions(live.first.ctx, dora, [{ id: 'create-d', roles: ['admin'] }]);
    expect((await a.heard('permissions:changed')).permissions['create-d']).toEqual(['admin']);
    expect(second.ctx.permissions.all()['create-d']).toEqual(['admin']);
  });

  it('stop telling somebody who left a room at the message after their leaving', async () => {
    const { ctx, alice, bob, carol } = live.world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'leaving', memberIds: [bob.id, carol.id] });
    const b = await live.connect(bob, second);
    await sendMessage(ctx, alice, { id: 'before', roomId: room._id, body: 'before' });
    await leaveRoom(ctx, bob, { roomId: room._id });
    await sendMessage(ctx, alice, { id: 'after', roomId: room._id, body: 'after' });
    await sendMessage(ctx, alice, { id: 'elsewhere', roomId: 'GENERAL', body: 'elsewhere' });

    await b.heard('message:created', ({ id }) => id === 'elsewhere');
    const heard = b.frames.map(({ name, data }) => (name === 'message:created' ? data.id : name));
    expect(heard.indexOf('before')).toBeGreaterThanOrEqual(0);
    expect(heard.indexOf('membership:changed')).toBeGreaterThan(heard.indexOf('before'));
    expect(heard).not.toContain('after');
    expect(b.state().rooms[room._id]).toBeUndefined();
  });

  it('tell somebody who is brought into a room of the room first, and of its messages from then on', async () => {
    const { ctx, alice, carol } = live.world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'arriving' });
    const c = await live.connect(carol, second);
    await sendMessage(ctx, alice, { id: 'unseen', roomId: room._id, body: 'before she came' });
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [carol.id] });
    await sendMessage(ctx, alice, { id: 'seen', roomId: room._id, body: 'now' });
    await c.heard('message:created', ({ id }) => id === 'seen');
    const inRoom = c.frames.filter(({ data }) => JSON.stringify(data).includes(room._id));
    expect(inRoom[0]?.name).toBe('membership:changed');
    expect(JSON.stringify(c.frames.filter(({ name }) => name === 'message:created'))).not.toContain('unseen');
  });

  it('close what a session or an account had open when it ends', async () => {
    const { ctx, dora } = live.world;
    const heidi = await person(ctx, 'heidi');
    const [mine, other] = [await live.connect(heidi, second), await live.connect(heidi)];
    const sessions = await ctx.models.sessions.listLive(heidi.id, ctx.clock.now());
    const ended = sessions[0];
    expect(ended).toBeDefined();
    if (ended === undefined) return;
    await logout(ctx, { ...heidi, sessionId: ended._id });
    await expect(mine.heard('session:ended')).resolves.toEqual({ reason: 'logged-out' });
    await expect(mine.closed).resolves.toBe('io server disconnect');
    expect(other.connected).toBe(true);
    await expect(recheckSession(ctx, ended._id)).resolves.toBeNull();

    await setUserActive(ctx, dora, { userId: heidi.id, active: false });
    await expect(other.heard('session:ended')).resolves.toEqual({ reason: 'deactivated' });
    await expect(other.closed).resolves.toBe('io server disconnect');
  });

  it('let somebody do at once what a new role allows', async () => {
    const { ctx } = live.world;
    const ivan = await person(ctx, 'ivan');
    const client = await live.connect(ivan, second);
    await expect(client.call('webhook:list', {})).rejects.toMatchObject({ code: 'not-allowed' });
    await ctx.models.users.update(ivan.id, { roles: ['user', 'admin'], updatedAt: ctx.clock.now() });
    expect((await client.heard('self:changed')).roles).toEqual(['user', 'admin']);
    await expect(client.call('webhook:list', {})).resolves.toEqual([]);
  });
});
