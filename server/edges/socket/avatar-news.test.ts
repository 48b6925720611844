import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { resetUserAvatar, setRoomAvatar, setUserAvatar } from '../../domain/avatars/index.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';

let live: LiveWorld;
let dataUri: string;
beforeAll(async () => {
  live = await liveWorld();
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer();
  dataUri = `data:image/png;base64,${picture.toString('base64')}`;
});
afterAll(() => live.close());

describe('a new picture', () => {
  it('of somebody is told to everybody, who may have a message of theirs on screen', async () => {
    const { ctx, alice, carol } = live.world;
    const stranger = await live.connect(carol);
    const version = await setUserAvatar(ctx, alice, { userId: alice.id, source: { dataUri } });
    const told = await stranger.heard('avatar:changed', ({ userId }) => userId === alice.id);
    expect(told).toEqual({ userId: alice.id, avatarVersion: version });
    expect(await stranger.call('user:get', { ids: [alice.id] })).toMatchObject([{ avatarVersion: version }]);
    await resetUserAvatar(ctx, alice, { userId: alice.id });
    await stranger.heard('avatar:changed', ({ avatarVersion }) => avatarVersion === '');
  });

  it('of a room is told to its members alone, with the line in its history', async () => {
    const { ctx, alice, bob, carol, room } = live.world;
    const [member, outsider] = [await live.connect(bob), await live.connect(carol)];
    const version = await setRoomAvatar(ctx, alice, { roomId: room._id, dataUri });
    await member.heard('room:changed', ({ id, avatarVersion }) => id === room._id && avatarVersion === version);
    await member.heard('message:created', ({ kind }) => kind === 'avatar-changed');
    const held = await member.call('room:get', { roomId: room._id });
    expect(held.room.avatarVersion).toBe(version);
    // What comes to her after it shows that it did not.
    await setUserAvatar(ctx, alice, { userId: alice.id, source: { dataUri } });
    await outsider.heard('avatar:changed', ({ userId }) => userId === alice.id);
    expect(JSON.stringify(outsider.frames)).not.toContain(room._id);
  });
});
