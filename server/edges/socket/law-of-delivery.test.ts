import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatState } from '../../../client/store/state.ts';
import { changePermissions } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import { deleteMessage, editMessage, react, sendMessage, setPinned, setStarred } from '../../domain/messages/index.ts';
import { pruneMessages } from '../../domain/retention/prune-messages.ts';
import { saveDraft } from '../../domain/drafts/index.ts';
import { closePoll, createPoll, votePoll } from '../../domain/polls/index.ts';
import { completeReminder, createReminder, deliverReminder } from '../../domain/reminders/index.ts';
import {
  cancelScheduled,
  changeScheduled,
  scheduleMessage,
  sendScheduled,
  sendScheduledNow,
} from '../../domain/scheduled/index.ts';
import { setFollowing } from '../../domain/threads/index.ts';
import { readAll, setPlaceNotifications, undoReadAll } from '../../domain/notifications/index.ts';
import { removeStatus, saveStatus, setPresence } from '../../domain/presence/index.ts';
import {
  createFolder,
  moveRoom,
  orderSections,
  removeFolder,
  renameFolder,
  setCollapsed,
} from '../../domain/sidebar/index.ts';
import { createDiscussion } from '../../domain/discussions/index.ts';
import { createInvite, acceptInvite } from '../../domain/invites/index.ts';
import {
  addRoomsToTeam,
  addToTeam,
  convertToChannel,
  createTeam,
  removeFromTeam,
  removeRoomFromTeam,
  setTeamDefault,
} from '../../domain/teams/index.ts';
import {
  ban,
  changeRoom,
  createRoom,
  deleteRoom,
  extendDirect,
  inviteToRoom,
  joinRoom,
  kick,
  leaveRoom,
  markRead,
  markUnread,
  openDirect,
  setArchived,
  setFavorite,
  setMuted,
  setOpen,
  setRoomRole,
  unban,
} from '../../domain/rooms/index.ts';
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
  'a reaction, and taking it back': async ({ ctx, alice, bob, alices: messageId }) => {
    await react(ctx, alice, { messageId, emoji: 'tada', on: true });
    await react(ctx, bob, { messageId, emoji: 'eyes', on: true });
    await react(ctx, alice, { messageId, emoji: 'tada', on: false });
  },
  'reactions of many at once': ({ ctx, alice, bob, alices: messageId }) =>
    Promise.all(
      ['a', 'b', 'c', 'd'].flatMap((emoji) =>
        [alice, bob].map((actor) => react(ctx, actor, { messageId, emoji, on: true })),
      ),
    ),
  'a star, another, and taking one back': async ({ ctx, bob, alices, bobs }) => {
    await setStarred(ctx, bob, { messageId: alices, starred: true });
    await setStarred(ctx, bob, { messageId: bobs, starred: true });
    await setStarred(ctx, bob, { messageId: alices, starred: false });
    await deleteMessage(ctx, bob, { messageId: bobs });
  },
  'a quote, and a card of a program': async ({ ctx, alice, bob, roomId, bobs }) => {
    await sendMessage(ctx, alice, { roomId, body: 'this', quotes: [bobs] });
    await sendMessage(ctx, bob, { roomId, body: '', attachments: [{ title: 'Build 7', text: 'failed' }] });
  },
  'a pin': ({ ctx, alice, alices: messageId }) => setPinned(ctx, alice, { messageId, pinned: true }),
  'answers in a thread, one of them for the room': async ({ ctx, alice, bob, roomId, alices: threadId }) => {
    await sendMessage(ctx, bob, { roomId, body: 'in the thread', threadId });
    const answer = await sendMessage(ctx, alice, { roomId, body: 'for all, @bob', threadId, alsoToRoom: true });
    await setFollowing(ctx, bob, { threadId, following: false });
    await deleteMessage(ctx, alice, { messageId: answer._id });
  },
  'answers at once': ({ ctx, alice, bob, roomId, alices: threadId }) =>
    Promise.all(
      [alice, bob, alice, bob].map((actor, n) => sendMessage(ctx, actor, { roomId, body: `answer ${n}`, threadId })),
    ),
  'having read': async ({ ctx, alice, bob, roomId }) => {
    await sendMessage(ctx, alice, { roomId, body: 'read this, @bob' });
    await markRead(ctx, bob, { roomId, seq: Number.MAX_SAFE_INTEGER });
  },
  'marking as unread': ({ ctx, bob, roomId, alices: messageId }) => markUnread(ctx, bob, { roomId, messageId }),
  'a new name, topic and kind of a room': async ({ ctx, alice, roomId }) => {
    await changeRoom(ctx, alice, { roomId, name: `renamed-${ctx.newId()}`, topic: 'Plans' });
    await changeRoom(ctx, alice, { roomId, announcement: 'Read this', description: 'What it is for' });
    await changeRoom(ctx, alice, { roomId, kind: 'channel', readOnly: true });
    await changeRoom(ctx, alice, { roomId, kind: 'group', readOnly: false });
  },
  'a room put away for good, and opened again': async ({ ctx, alice, dora, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `c${ctx.newId()}`, memberIds: [bob.id] });
    await setArchived(ctx, alice, { roomId: room._id, archived: true });
    await setArchived(ctx, dora, { roomId: room._id, archived: false });
  },
  'an erased room': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: `g${ctx.newId()}`, memberIds: [bob.id] });
    await deleteRoom(ctx, alice, { roomId: room._id });
  },
  'a role, and losing it': async ({ ctx, alice, bob, roomId }) => {
    await setRoomRole(ctx, alice, { roomId, userId: bob.id, role: 'moderator', held: true });
    await setRoomRole(ctx, alice, { roomId, userId: bob.id, role: 'moderator', held: false });
  },
  'being muted, and heard again': async ({ ctx, alice, bob, roomId }) => {
    await setMuted(ctx, alice, { roomId, userId: bob.id, muted: true });
    await setMuted(ctx, alice, { roomId, userId: bob.id, muted: false });
  },
  'being sent away': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: `g${ctx.newId()}`, memberIds: [bob.id] });
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
  },
  'being banned, and let back in': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `b${ctx.newId()}`, memberIds: [bob.id] });
    await ban(ctx, alice, { roomId: room._id, userId: bob.id });
    await unban(ctx, alice, { roomId: room._id, userId: bob.id });
    await joinRoom(ctx, bob, { roomId: room._id });
  },
  'a discussion, and what is said in it': async ({ ctx, alice, bob, roomId, alices: messageId }) => {
    const plan = { parentRoomId: roomId, title: 'Aside', messageId, firstMessage: 'well', memberIds: [bob.id] };
    const { room } = await createDiscussion(ctx, alice, plan);
    await sendMessage(ctx, bob, { roomId: room._id, body: 'indeed' });
    await changeRoom(ctx, alice, { roomId: room._id, name: 'Aside, renamed' });
  },
  'a discussion, erased': async ({ ctx, alice, bob, roomId }) => {
    const { room } = await createDiscussion(ctx, alice, { parentRoomId: roomId, title: 'x', memberIds: [bob.id] });
    await deleteRoom(ctx, alice, { roomId: room._id });
  },
  'a discussion lost with its room': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: `d${ctx.newId()}`, memberIds: [bob.id] });
    await createDiscussion(ctx, alice, { parentRoomId: room._id, title: 'x', memberIds: [bob.id] });
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
  },
  'a team, its rooms, and its end': async ({ ctx, alice, bob }) => {
    const team = await createTeam(ctx, alice, { kind: 'group', name: `t${ctx.newId()}`, memberIds: [bob.id] });
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `r${ctx.newId()}`, teamId: team._id });
    await setTeamDefault(ctx, alice, { roomId: room._id, isDefault: true });
    await removeRoomFromTeam(ctx, alice, { team: { teamId: team._id }, roomId: room._id });
    await addRoomsToTeam(ctx, alice, { team: { teamId: team._id }, roomIds: [room._id] });
    await convertToChannel(ctx, alice, { team: { teamId: team._id }, roomIds: [] });
  },
  'being taken into a team, and out of it': async ({ ctx, alice, bob }) => {
    const team = await createTeam(ctx, alice, { kind: 'group', name: `t${ctx.newId()}` });
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: `r${ctx.newId()}`, teamId: team._id });
    await setTeamDefault(ctx, alice, { roomId: room._id, isDefault: true });
    const by = { teamId: team._id };
    await addToTeam(ctx, alice, { team: by, members: [{ userId: bob.id, roles: ['moderator'] }] });
    await removeFromTeam(ctx, alice, { team: by, userId: bob.id, roomIds: [room._id] });
  },
  'coming by a link': async ({ ctx, alice, bob }) => {
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: `i${ctx.newId()}` });
    const { token } = await createInvite(ctx, alice, { roomId: room._id, days: 1, maxUses: 1 });
    await acceptInvite(ctx, bob, token);
  },
  'a code, and what a room does not show': async ({ ctx, alice, roomId }) => {
    await changeRoom(ctx, alice, { roomId, joinCode: 'sesame', hiddenSystemKinds: ['user-joined'] });
    await changeRoom(ctx, alice, { roomId, reactWhenReadOnly: true });
    await changeRoom(ctx, alice, { roomId, joinCode: '', hiddenSystemKinds: [], reactWhenReadOnly: false });
  },
  'a conversation with more people': async ({ ctx, alice, bob, carol }) => {
    const { room } = await openDirect(ctx, alice, { userIds: [bob.id] });
    await extendDirect(ctx, alice, { roomId: room._id, userIds: [carol.id] });
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
  'old messages deleted at once': async ({ ctx, alice, bob, roomId }) => {
    for (let n = 0; n < 5; n += 1) await sendMessage(ctx, alice, { roomId, body: `@bob old ${n}` });
    const wanted = { keepPinned: false, keepThreads: false, keepDiscussions: false, filesOnly: false, usernames: [] };
    const between = { after: null, before: new Date(Date.now() + 1000), inclusive: true };
    await pruneMessages(ctx, { ...wanted, ...between, roomId }, { limit: 1000 });
    await sendMessage(ctx, bob, { roomId, body: 'a fresh start' });
  },
  'a poll with votes at once, and its end': async ({ ctx, alice, bob, roomId }) => {
    const poll = { roomId, question: 'Which?', options: ['a', 'b', 'c'], anonymous: false, multiple: true };
    const { _id: messageId } = await createPoll(ctx, alice, poll);
    await Promise.all(
      [[0], [1], [0, 2], []].flatMap((choices) =>
        [alice, bob].map((actor) => votePoll(ctx, actor, { messageId, choices })),
      ),
    );
    await closePoll(ctx, alice, { messageId });
  },
  'messages scheduled, changed, cancelled, sent': async ({ ctx, bob, roomId }) => {
    const plan = { roomId, dueAt: new Date(Date.now() + 3_600_000), timeZone: 'UTC' };
    const schedule = (body: string) => scheduleMessage(ctx, bob, { ...plan, body, id: ctx.newId() });
    const [kept, cancelled, sent, due] = [
      await schedule('kept'),
      await schedule('cancelled'),
      await schedule('now'),
      await schedule('due'),
    ];
    await changeScheduled(ctx, bob, { scheduledId: kept._id, body: 'kept, and better' });
    await cancelScheduled(ctx, bob, { scheduledId: cancelled._id });
    await sendScheduledNow(ctx, bob, { scheduledId: sent._id });
    await sendScheduled(ctx, { scheduledId: due._id, revision: due.revision });
  },
  'reminders kept, said, done': async ({ ctx, bob, alices: messageId }) => {
    const plan = { messageId, dueAt: new Date(Date.now() + 3_600_000), timeZone: 'UTC', repeat: 'none' as const };
    const [kept, said, done] = [
      await createReminder(ctx, bob, { ...plan, text: 'kept' }),
      await createReminder(ctx, bob, { ...plan, text: 'said' }),
      await createReminder(ctx, bob, { ...plan, text: 'done' }),
    ];
    await deliverReminder(ctx, { reminderId: said._id, revision: said.revision });
    await completeReminder(ctx, bob, { reminderId: done._id });
    return kept;
  },
  'drafts begun and emptied': async ({ ctx, bob, roomId, alices: threadId }) => {
    await saveDraft(ctx, bob, { place: { threadId }, text: 'begun', revision: 0 });
    const { draft } = await saveDraft(ctx, bob, { place: { roomId }, text: 'begun', revision: 0 });
    await saveDraft(ctx, bob, { place: { roomId }, text: '', revision: draft.revision });
  },
  'a preference': ({ ctx, bob }) => changePreferences(ctx, bob, { theme: 'dark' }),
  'a status': ({ ctx, bob }) => setPresence(ctx, bob, { status: 'busy', statusText: 'writing tests' }),
  'a status that ends by itself': ({ ctx, bob }) =>
    setPresence(ctx, bob, {
      status: 'away',
      statusText: 'at lunch',
      statusEmoji: 'pizza',
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  'statuses for everybody': async ({ ctx, dora }) => {
    const { _id: id } = await saveStatus(ctx, dora, { id: null, name: 'On call', status: 'busy' });
    await saveStatus(ctx, dora, { id, name: 'On duty', status: 'online' });
    await saveStatus(ctx, dora, { id: null, name: 'Away', status: 'away' });
    await removeStatus(ctx, dora, { id });
  },
  'words that count as mentions': async ({ ctx, alice, bob, roomId, alices: messageId }) => {
    await changePreferences(ctx, bob, { highlights: ['deploy'] });
    await sendMessage(ctx, alice, { roomId, body: 'we deploy' });
    await editMessage(ctx, alice, { messageId, body: 'deploy this' });
    await editMessage(ctx, alice, { messageId, body: 'nothing' });
  },
  'what to be told of': ({ ctx, bob, roomId }) =>
    setPlaceNotifications(ctx, bob, { roomId, changes: { desktop: 'nothing', muteGroupMentions: true } }),
  'reading everything, and taking it back': async ({ ctx, alice, bob, roomId }) => {
    await sendMessage(ctx, alice, { roomId, body: 'hey @bob and @all' });
    const { undoId } = await readAll(ctx, bob);
    await sendMessage(ctx, alice, { roomId, body: 'meanwhile' });
    if (undoId !== null) await undoReadAll(ctx, bob, { undoId });
  },
  'folders of one’s own': async ({ ctx, bob, roomId }) => {
    const { folderId } = await createFolder(ctx, bob, { name: 'Work' });
    await moveRoom(ctx, bob, { roomId, folderId });
    await renameFolder(ctx, bob, { folderId, name: 'Projects' });
    await orderSections(ctx, bob, { order: ['directs', folderId] });
    await setCollapsed(ctx, bob, { sectionId: 'directs', collapsed: true });
    const { folderId: second } = await createFolder(ctx, bob, { name: 'Later' });
    await moveRoom(ctx, bob, { roomId, folderId: second });
    await removeFolder(ctx, bob, { folderId: second });
  },
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
  const believed = ({
    self,
    sidebar,
    statuses,
    settings,
    permissions,
    rooms,
    memberships,
    timelines,
    starred,
    ...later
  }: ChatState) => ({
    self,
    sidebar,
    statuses,
    settings,
    permissions,
    starred,
    // A change that came to nothing has taken a rev, and no message carries it.
    rooms: Object.values(rooms)
      .map((room) => ({ ...room, rev: 0 }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    memberships,
    timeline: timelines[scene.roomId]?.messages.slice(-30),
    scheduled: later.scheduled,
    reminders: later.reminders,
    drafts: later.drafts,
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
