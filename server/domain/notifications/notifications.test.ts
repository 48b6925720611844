import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { effectiveLevel } from '../../contracts/notifications.ts';
import { unreadBetween } from '../../contracts/unread.ts';
import { person, testWorld, type World } from '../../testing/world.ts';
import { editMessage, sendMessage } from '../messages/index.ts';
import { inviteToRoom, markRead, markUnread } from '../rooms/index.ts';
import { writeSetting } from '../settings/index.ts';
import { changePreferences, getUser, setUserActive } from '../users/index.ts';
import {
  levelQuestion,
  passOverHere,
  placeNotifications,
  readAll,
  setPlaceNotifications,
  undoReadAll,
} from './index.ts';

let world: World;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  world = await testWorld({ clock: { now: () => now } });
});
afterEach(() => world.close());

const place = async (userId: string) => {
  const member = await world.ctx.models.members.find(world.room._id, userId);
  if (member === null) throw new Error('not in the room');
  return member;
};
const write = (body: string, by = world.alice) => sendMessage(world.ctx, by, { roomId: world.room._id, body });

describe('highlight words', () => {
  it('count as a mention for whoever wants to be told of them, in their rooms only, and for nobody else', async () => {
    const { ctx, alice, bob, carol } = world;
    await changePreferences(ctx, bob, { highlights: ['Deploy', 'release train'] });
    await changePreferences(ctx, carol, { highlights: ['deploy'] });
    const hit = await write('Shall we deploy?');
    await write('redeployment is another word');
    const phrase = await write('The release train leaves.');
    expect((await place(bob.id)).mentionSeqs).toEqual([hit.seq, phrase.seq]);
    expect((await place(alice.id)).mentionSeqs).toEqual([]);
    expect(hit.highlightedFor).toEqual([bob.id]);
  });

  it('are not one’s own words, move with an edit, and come back with an unread mark', async () => {
    const { ctx, alice, bob, room } = world;
    await changePreferences(ctx, bob, { highlights: ['deploy'] });
    await write('I deploy', bob);
    const message = await write('nothing');
    expect((await place(bob.id)).mentionSeqs).toEqual([]);
    await editMessage(ctx, alice, { messageId: message._id, body: 'deploy' });
    expect((await place(bob.id)).mentionSeqs).toEqual([message.seq]);
    await readAll(ctx, bob);
    await markUnread(ctx, bob, { roomId: room._id, messageId: message._id });
    expect((await place(bob.id)).mentionSeqs).toEqual([message.seq]);
    await editMessage(ctx, alice, { messageId: message._id, body: 'nothing after all' });
    expect((await place(bob.id)).mentionSeqs).toEqual([]);
  });

  it('are obeyed by a process that starts later, and not for a closed account', async () => {
    const { ctx, alice, bob, dora, room } = world;
    await changePreferences(ctx, bob, { highlights: ['deploy'] });
    const other = await world.another();
    expect((await sendMessage(other, alice, { roomId: room._id, body: 'deploy' })).highlightedFor).toEqual([bob.id]);
    await setUserActive(ctx, dora, { userId: bob.id, active: false });
    const later = await world.another();
    expect((await sendMessage(later, alice, { roomId: room._id, body: 'deploy' })).highlightedFor).toBeUndefined();
  });

  it('cost a message without them no query, however many people have words', async () => {
    const { ctx } = world;
    for (let n = 0; n < 1_000; n += 1) ctx.highlights.set(`u${n}`, [`word${n}`, 'some phrase of three']);
    expect(ctx.highlights.find('nothing of it')).toEqual([]);
    expect(ctx.highlights.find('word7 and word8')).toEqual(['u7', 'u8']);
    ctx.highlights.set('u7', []);
    expect(ctx.highlights.find('word7 and word8')).toEqual(['u8']);
  });
});

describe('@all and @here', () => {
  it('call nobody in a room with more members than the setting allows', async () => {
    const { ctx, alice, carol, room } = world;
    await writeSetting(ctx, { id: 'Message_MaxAll', value: 2 });
    expect((await write('hey @all')).mentions.map(({ id }) => id)).toEqual(['all']);
    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [carol.id] });
    expect((await write('hey @all')).mentions).toEqual([]);
  });

  it('@here does not count for who was away when it was written; @all does', async () => {
    const { ctx, bob, room } = world;
    const places = async () => [{ room: (await ctx.models.rooms.find(room._id)) ?? room, member: await place(bob.id) }];
    const unread = async () => {
      const [{ room: then, member }] = (await places()) as [Awaited<ReturnType<typeof places>>[number]];
      return unreadBetween(then, member).group;
    };
    const words = { chosen: 'online', statusText: '', statusEmoji: '', statusExpiresAt: null } as const;
    const flip = async (state: 'online' | null) => {
      const held = await ctx.models.presences.setInstance(bob.id, 'i', state, words, now);
      if (held !== null) await ctx.models.presences.setStatus(held, state ?? 'offline', now);
      now = new Date(now.getTime() + 60_000);
    };
    await flip('online');
    await write('@here while bob is here');
    await flip(null);
    const all = await write('@all while bob is away');
    await write('@here while bob is away');
    expect(await unread()).toBe(3);
    await flip('online');
    const again = await write('@here again');
    await passOverHere(ctx, bob, await places());
    await passOverHere(ctx, bob, await places());
    expect(await unread()).toBe(3);
    // However far the mark is moved, and also back.
    await markRead(ctx, bob, { roomId: room._id, seq: all.seq });
    expect(await unread()).toBe(1);
    await markUnread(ctx, bob, { roomId: room._id, messageId: all._id });
    expect(await unread()).toBe(2);
    await markRead(ctx, bob, { roomId: room._id, seq: again.seq - 1 });
    expect(await unread()).toBe(1);
    await readAll(ctx, bob);
    expect(await unread()).toBe(0);
  });
});

describe('what one wants to be told of in a room', () => {
  it('is as usual until it is changed, and changes only where it is named', async () => {
    const { ctx, bob, carol, room } = world;
    expect(placeNotifications(await place(bob.id))).toMatchObject({ muted: false, desktop: 'default' });
    await setPlaceNotifications(ctx, bob, { roomId: room._id, changes: { desktop: 'all' } });
    await setPlaceNotifications(ctx, bob, { roomId: room._id, changes: { hideUnread: true } });
    expect(placeNotifications(await place(bob.id))).toMatchObject({
      desktop: 'all',
      hideUnread: true,
      mobile: 'default',
    });
    await expect(setPlaceNotifications(ctx, carol, { roomId: room._id, changes: {} })).rejects.toMatchObject({
      code: 'room-not-found',
    });
  });

  it('goes before one’s preference, which goes before the workspace’s; a large room is quieter unless it was chosen', async () => {
    const { ctx, bob, room } = world;
    const level = async (memberCount = 2) => {
      const user = await getUser(ctx, bob, { id: bob.id });
      return effectiveLevel('desktop', levelQuestion(ctx, user, { ...room, memberCount }, await place(bob.id)));
    };
    expect(await level()).toEqual({ level: 'mentions', from: 'workspace' });
    await changePreferences(ctx, bob, { desktopNotifications: 'all' });
    expect(await level()).toEqual({ level: 'all', from: 'preference' });
    expect(await level(101)).toEqual({ level: 'mentions', from: 'size' });
    await setPlaceNotifications(ctx, bob, { roomId: room._id, changes: { desktop: 'all' } });
    expect(await level(101)).toEqual({ level: 'all', from: 'room' });
    await setPlaceNotifications(ctx, bob, { roomId: room._id, changes: { muted: true } });
    expect(await level()).toEqual({ level: 'nothing', from: 'muted' });
  });
});

describe('readAll', () => {
  it('reads everything, and the way back restores each mark exactly, once, and only for who did it', async () => {
    const { ctx, alice, bob } = world;
    await write('hello @bob');
    await write('hello @all');
    const before = await place(bob.id);
    const { undoId, rooms } = await readAll(ctx, bob);
    expect(rooms).toBe(1);
    expect(await place(bob.id)).toMatchObject({ mentionSeqs: [], lastReadSeq: before.lastReadSeq + 2 });
    await expect(undoReadAll(ctx, alice, { undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'invalid-input' });
    const meanwhile = await write('@bob, one more');
    await undoReadAll(ctx, bob, { undoId: undoId ?? '' });
    const { lastReadSeq, lastReadRootSeq, lastReadGroupSeq, mentionSeqs } = before;
    expect(await place(bob.id)).toMatchObject({ lastReadSeq, lastReadRootSeq, lastReadGroupSeq });
    expect(new Set((await place(bob.id)).mentionSeqs)).toEqual(new Set([...mentionSeqs, meanwhile.seq]));
    await expect(undoReadAll(ctx, bob, { undoId: undoId ?? '' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('does not take back what was read on since, and says when there was nothing', async () => {
    const { ctx, bob, room } = world;
    const eve = await person(ctx, 'eve');
    expect(await readAll(ctx, eve)).toEqual({ undoId: null, rooms: 0 });
    await write('one');
    const { undoId } = await readAll(ctx, bob);
    await write('two');
    await ctx.models.members.markRead(room._id, bob.id, { seq: 99, rootSeq: 99, groupSeq: 0 }, now);
    await undoReadAll(ctx, bob, { undoId: undoId ?? '' });
    expect((await place(bob.id)).lastReadSeq).toBe(99);
  });
});
