import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatState } from '../../../client/store/state.ts';
import { changePermissions } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import { deleteMessage, editMessage, sendMessage } from '../../domain/messages/index.ts';
import { setPresence } from '../../domain/presence/index.ts';
import { createRoom, inviteToRoom, joinRoom, leaveRoom, markRead, openDirect } from '../../domain/rooms/index.ts';
import { setFavorite, setOpen } from '../../domain/rooms/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { changePreferences } from '../../domain/users/index.ts';
import type { Context } from '../../domain/context.ts';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';
import type { TestClient } from './testing/test-client.ts';

interface Scene {
  readonly ctx: Context;
  readonly alice: Actor;
  readonly bob: Actor;
  readonly carol: Actor;
  readonly dora: Actor;
  /** Of alice, with bob, and some messages of both in it. */
  readonly roomId: string;
  /** Ids of messages: alice's and bob's newest. */
  readonly alices: string;
  readonly bobs: string;
}

/** Everything that can happen, as somebody does it; what it must come to at bob's client is written nowhere. */
const actions: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  'a message': ({ ctx, alice, roomId }) => sendMessage(ctx, alice, { roomId, body: 'one more' }),
  'an own message': ({ ctx, bob, roomId }) => sendMessage(ctx, bob, { roomId, body: 'mine' }),
  'many messages at once': ({ ctx, alice, bob, roomId }) =>
    Promise.all(
      Array.from({ length: 40 }, (_, n) => sendMessage(ctx, n % 2 === 0 ? alice : bob, { roomId, body: `${n}` })),
    ),
  'a mention': ({ ctx, alice, roomId }) => sendMessage(ctx, alice, { roomId, body: 'hey @bob' }),
  'a mention of all': ({ ctx, alice, roomId }) => sendMessage(ctx, alice, { roomId, body: 'hey @all' }),
  'an edit': ({ ctx, alice, alices: messageId }) => editMessage(ctx, alice, { messageId, body: 'better' }),
  'an edit that mentions': ({ ctx, alice, alices: messageId }) =>
    editMessage(ctx, alice, { messageId, body: 'better, @bob' }),
  'an edit of a long message': ({ ctx, alice, alices: messageId }) =>
    editMessage(ctx, alice, { messageId, body: 'long '.repeat(200) }),
  'two edits at once': ({ ctx, alice, alices: messageId }) =>
    Promise.all([1, 2, 3].map((n) => editMessage(ctx, alice, { messageId, body: `version ${n}` }))),
  'a deletion': ({ ctx, alice, alices: messageId }) => deleteMessage(ctx, alice, { messageId }),
  'an edit and a deletion at once': ({ ctx, alice, alices: messageId }) =>
    Promise.allSettled([
      editMessage(ctx, alice, { messageId, body: 'late' }),
      deleteMessage(ctx, alice, { messageId }),
    ]),
  'an own deletion': ({ ctx, bob, bobs: messageId }) => deleteMessage(ctx, bob, { messageId }),
  'having read': async ({ ctx, alice, bob, roomId }) => {
    await sendMessage(ctx, alice, { roomId, body: 'read this, @bob' });
    await markRead(ctx, bob, { roomId, seq: Number.MAX_SAFE_INTEGER });
  },
  'a favourite': ({ ctx, bob, roomId }) => setFavorite(ctx, bob, { roomId, favorite: true }),
  'putting a room away': ({ ctx, bob, roomId }) => setOpen(ctx, bob, { roomId, open: false }),
  'a new room with the person in it': ({ ctx, alice, bob }) =>
    createRoom(ctx, alice, { kind: 'group', name: `g${ctx.newId()}`, memberIds: [bob.id] }),
  'a new room of their own': ({ ctx, bob }) => createRoom(ctx, bob, { kind: 'channel', name: `c${ctx.newId()}` }),
  'a new room without them': ({ ctx, alice }) => createRoom(ctx, alice, { kind: 'channel', name: `x${ctx.newId()}` }),
  'being brought into a room in use': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: `g${ctx.newId()}` });
    const roomId = room._id;
    const talk = async () => {
      for (let n = 0; n < 20; n += 1) await sendMessage(ctx, alice, { roomId, body: `${n}` });
    };
    await Promise.all([talk(), inviteToRoom(ctx, alice, { roomId, userIds: [bob.id] })]);
  },
  'somebody else coming': ({ ctx, alice, carol, roomId }) => inviteToRoom(ctx, alice, { roomId, userIds: [carol.id] }),
  'somebody else leaving': ({ ctx, carol, roomId }) => leaveRoom(ctx, carol, { roomId }),
  'joining a channel': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `c${ctx.newId()}` });
    await joinRoom(ctx, bob, { roomId: room._id });
  },
  'leaving, and coming back': async ({ ctx, bob }) => {
    await leaveRoom(ctx, bob, { roomId: 'GENERAL' });
    await joinRoom(ctx, bob, { roomId: 'GENERAL' });
  },
  leaving: async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `c${ctx.newId()}` });
    await joinRoom(ctx, bob, { roomId: room._id });
    await leaveRoom(ctx, bob, { roomId: room._id });
  },
  'a direct message': async ({ ctx, alice, bob }) => {
    const { room } = await openDirect(ctx, alice, { userIds: [bob.id] });
    await sendMessage(ctx, alice, { roomId: room._id, body: 'psst' });
  },
  'a preference': ({ ctx, bob }) => changePreferences(ctx, bob, { theme: 'dark' }),
  'a status': ({ ctx, bob }) => setPresence(ctx, bob, { status: 'busy', statusText: 'writing tests' }),
  'a setting': ({ ctx, dora }) => changeSetting(ctx, dora, { id: 'Site_Name', value: 'Elsewhere' }),
  'a permission': ({ ctx, dora }) => changePermissions(ctx, dora, [{ id: 'create-d', roles: ['admin', 'user'] }]),
};

describe('the law of delivery: an old snapshot and the events since then make the same as a new snapshot', () => {
  let live: LiveWorld;
  let bobs: TestClient;
  let scene: Scene;
  beforeAll(async () => {
    live = await liveWorld();
    const { ctx, alice, bob, carol, dora, room } = live.world;
    const second = await live.another();
    // The actions happen in one process, and the client hears of them in another.
    bobs = await live.connect(bob, second);
    await bobs.load(room._id);
    scene = { ctx, alice, bob, carol, dora, roomId: room._id, alices: '', bobs: '' };
  });
  afterAll(() => live.close());

  /** What is the same for whoever looks anew. */
  const believed = ({ self, settings, permissions, rooms, memberships, timelines }: ChatState) => ({
    self,
    settings,
    permissions,
    rooms,
    memberships,
    timeline: timelines[scene.roomId]?.messages.slice(-30),
  });

  it.each(Object.keys(actions))('holds for %s', async (name) => {
    const { ctx, alice, bob, roomId } = scene;
    const [first, second] = [
      await sendMessage(ctx, alice, { roomId, body: 'from alice' }),
      await sendMessage(ctx, bob, { roomId, body: 'from bob' }),
    ];
    await actions[name]?.({ ...scene, alices: first._id, bobs: second._id });

    const anew = await live.connect(bob);
    await anew.load(roomId);
    // What is still on its way arrives; then both believe the same, or they never will.
    for (const deadline = Date.now() + 5_000; Date.now() < deadline;) {
      await anew.start();
      await anew.load(roomId);
      if (isDeepStrictEqual(believed(bobs.state()), believed(anew.state()))) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(believed(bobs.state())).toEqual(believed(anew.state()));
    anew.close();
  });
});
