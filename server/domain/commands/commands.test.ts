import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { pageMessages } from '../messages/index.ts';
import { createRoom, getOwnPlace, getRoom } from '../rooms/index.ts';
import { changeSetting } from '../settings/index.ts';
import { startCall } from '../video/index.ts';
import { listCommands, previewCommand, runCommand } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const run = (text: string, actor = world.alice, roomId = world.room._id) => {
  const [, name = '', params = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  return runCommand(world.ctx, actor, { roomId, name, params });
};
const last = async (roomId = world.room._id) =>
  (await pageMessages(world.ctx, world.alice, { roomId, limit: 1 })).messages[0];

describe('runCommand', () => {
  it('knows all that Rocket.Chat’s people type, and /jitsi, /remind and /poll', async () => {
    const names = (await listCommands(world.ctx, world.dora)).map((command) => command.name);
    for (const name of 'archive unarchive create help hide invite invite-all-to invite-all-from join kick leave part me msg mute unmute open status topic gimme lennyface shrug tableflip unflip jitsi remind poll'.split(
      ' ',
    )) {
      expect(names).toContain(name);
    }
  });

  it('does what it says, under the same rules as the buttons', async () => {
    const { ctx, alice, bob, carol, room } = world;
    await run('/topic all the plans');
    expect((await getRoom(ctx, alice, { roomId: room._id })).room.topic).toBe('all the plans');
    await expect(run('/topic mine', bob)).rejects.toMatchObject({ code: 'not-allowed' });

    await run('/mute @bob');
    await expect(run('/me waves', bob)).rejects.toMatchObject({ code: 'not-allowed' });
    await run('/unmute @bob');
    await run('/me waves', bob);
    expect((await last())?.body).toBe('_waves_');

    await run('/invite @carol');
    expect((await getOwnPlace(ctx, carol, room._id)).room._id).toBe(room._id);
    await run('/kick carol');
    await expect(getOwnPlace(ctx, carol, room._id)).rejects.toMatchObject({ code: 'room-not-found' });
  });

  it('leads to the room that it makes, joins or opens', async () => {
    const { ctx, alice, bob } = world;
    const { openRoomId } = await run('/create --private bird watching');
    expect((await getRoom(ctx, alice, { roomId: openRoomId ?? '' })).room).toMatchObject({
      kind: 'group',
      name: 'bird-watching',
    });
    await expect(getRoom(ctx, bob, { roomId: openRoomId ?? '' })).rejects.toMatchObject({ code: 'room-not-found' });
    const { room } = await createRoom(ctx, bob, { kind: 'channel', name: 'chess' });
    expect(await run('/join #chess')).toEqual({ openRoomId: room._id });
    const direct = await run('/open @bob');
    expect((await getRoom(ctx, bob, { roomId: direct.openRoomId ?? '' })).room.kind).toBe('direct');
    await run('/msg @bob see you there');
    expect((await last(direct.openRoomId))?.body).toBe('see you there');
    await run('/invite-all-to #chess');
    expect((await getRoom(ctx, alice, { roomId: room._id })).room.memberCount).toBe(2);
  });

  it('keeps out of the list what one may not do there, and refuses it', async () => {
    const { ctx, alice, bob, room } = world;
    const names = async (actor: typeof alice, roomId?: string) =>
      (await listCommands(ctx, actor, roomId)).map((command) => command.name);
    expect(await names(alice, room._id)).toEqual(expect.arrayContaining(['topic', 'kick', 'mute', 'shrug']));
    for (const hidden of ['topic', 'kick', 'mute', 'archive']) expect(await names(bob, room._id)).not.toContain(hidden);
    expect(await names(bob)).toContain('topic');
    await expect(listCommands(ctx, world.carol, room._id)).rejects.toMatchObject({ code: 'room-not-found' });
  });

  it('reminds and asks, and shows beforehand what it would do', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const asked = { roomId: room._id, name: 'remind', params: 'me to eat in 20 minutes', timeZone: 'Europe/Berlin' };
    expect(await previewCommand(ctx, alice, asked)).toMatchObject([{ type: 'text' }]);
    expect(await run('/remind list')).toMatchObject({ say: { code: 'no-reminders' } });
    expect(await runCommand(ctx, alice, asked)).toMatchObject({
      say: { code: 'reminder-set', details: { text: 'eat' } },
    });
    expect(await run('/remind list')).toMatchObject({ say: { code: 'reminders' } });
    await expect(run('/remind me some day maybe')).rejects.toMatchObject({ code: 'time-not-understood' });

    await run('/poll "Lunch?" "Yes" "No" --multiple', bob);
    expect((await last())?.poll).toMatchObject({ options: ['Yes', 'No'], multiple: true, anonymous: false });
    await expect(run('/poll Lunch?', bob)).rejects.toMatchObject({ code: 'poll-invalid' });
    const shrug = { roomId: room._id, name: 'shrug', params: 'well' };
    expect(await previewCommand(ctx, bob, shrug)).toMatchObject([{ value: expect.stringContaining('well ¯') }]);
    expect(await previewCommand(ctx, bob, { ...shrug, name: 'leave' })).toEqual([]);
    await expect(previewCommand(ctx, bob, { ...shrug, name: 'kick' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(previewCommand(ctx, carol, shrug)).rejects.toMatchObject({ code: 'room-not-found' });
  });

  it('sends what nobody knows as a message, where the setting says so', async () => {
    const { ctx, dora } = world;
    await changeSetting(ctx, dora, { id: 'Message_AllowUnrecognizedSlashCommand', value: true });
    await run('/frobnicate the lot');
    expect((await last())?.body).toBe('/frobnicate the lot');
    await changeSetting(ctx, dora, { id: 'Message_AllowUnrecognizedSlashCommand', value: false });
  });

  it('says so when there is no such command, and tells outsiders nothing', async () => {
    await expect(run('/frobnicate')).rejects.toMatchObject({
      code: 'command-not-found',
      details: { name: 'frobnicate' },
    });
    await expect(run('/shrug', world.carol)).rejects.toMatchObject({ code: 'room-not-found' });
  });
});

describe('startCall', () => {
  it('writes a message with an address that nobody can guess, on the server that the settings name', async () => {
    const { ctx, alice, dora } = world;
    await changeSetting(ctx, dora, { id: 'Jitsi_Domain', value: 'meet.example.org' });
    await run('/jitsi Stand-up café');
    const first = await last();
    const { message: second } = await startCall(ctx, alice, { roomId: world.room._id });
    expect(first).toMatchObject({ kind: 'video-call', details: { title: 'Stand-up café' } });
    expect(first?.details['url']).toMatch(/^https:\/\/meet\.example\.org\/Parley-Standupcafe-[A-Za-z0-9]{10,}$/);
    expect(second.details['url']).not.toBe(first?.details['url']);
    expect(second.rootSeq).toBe((first?.rootSeq ?? 0) + 1);
  });

  it('is refused to outsiders, where calls are off, and to a setting that is no host', async () => {
    const { ctx, alice, carol, dora, room } = world;
    await expect(startCall(ctx, carol, { roomId: room._id })).rejects.toMatchObject({ code: 'room-not-found' });
    await changeSetting(ctx, dora, { id: 'Jitsi_Domain', value: 'evil.example/x?' });
    await expect(startCall(ctx, alice, { roomId: room._id })).rejects.toMatchObject({ code: 'invalid-input' });
    await changeSetting(ctx, dora, { id: 'Jitsi_Enabled', value: false });
    await expect(startCall(ctx, alice, { roomId: room._id })).rejects.toMatchObject({ code: 'calls-disabled' });
  });
});
