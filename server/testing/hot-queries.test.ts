import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authenticate, logIn } from '../domain/auth/index.ts';
import { collectForgotten, listOwnFiles, listRoomFiles } from '../domain/files/index.ts';
import {
  catchUp,
  deleteMessage,
  editMessage,
  listMentions,
  listPinned,
  listStarred,
  listVersions,
  messageHistory,
  messagesAround,
  messagesChangedSince,
  pageMessages,
  react,
  sendMessage,
  setPinned,
  setStarred,
} from '../domain/messages/index.ts';
import { createDiscussion, listDiscussions } from '../domain/discussions/index.ts';
import { acceptInvite, createInvite, listInvites } from '../domain/invites/index.ts';
import { createTeam, directoryOfTeams, listTeamRooms, setTeamDefault } from '../domain/teams/index.ts';
import {
  ban,
  changeRoom,
  createRoom,
  directoryOfRooms,
  joinRoom,
  leaveRoom,
  listAllRooms,
  listBanned,
  listJoined,
  listJoinedSince,
  listMembers,
  markRead,
  markUnread,
  openDirect,
  unban,
} from '../domain/rooms/index.ts';
import { searchMessages } from '../domain/search/index.ts';
import { isSetUp } from '../domain/setup/index.ts';
import { listFollowedThreads, listThreads, markThreadRead, readThread } from '../domain/threads/index.ts';
import { getUser, searchUsers } from '../domain/users/index.ts';
import { watchQueries, type QueryWatch } from './query-plans.ts';
import { PASSWORD, testWorld, type World } from './world.ts';

let world: World;
let watch: QueryWatch;

beforeAll(async () => {
  world = await testWorld();
  watch = watchQueries(world.database);
});
afterAll(() => world.close());

async function exerciseTeamsAndDiscussions(
  { ctx, alice, bob, dora }: Pick<World, 'ctx' | 'alice' | 'bob' | 'dora'>,
  roomId: string,
): Promise<void> {
  const page = { offset: 0, limit: 10 };
  const { room: talk } = await createDiscussion(ctx, alice, { parentRoomId: roomId, title: 'Aside' });
  await listDiscussions(ctx, bob, { roomId, filter: '', ...page });
  await joinRoom(ctx, bob, { roomId: talk._id });
  const team = await createTeam(ctx, alice, { kind: 'channel', name: 'hot-team', memberIds: [bob.id] });
  const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'hot-room', teamId: team._id });
  await setTeamDefault(ctx, alice, { roomId: room._id, isDefault: true });
  await listTeamRooms(ctx, bob, { team: { teamId: team._id } });
  await directoryOfTeams(ctx, bob, { filter: 'hot', ...page });
  await directoryOfTeams(ctx, bob, { filter: '', ...page });
  for (const order of ['members', 'activity', 'created'] as const) {
    await directoryOfTeams(ctx, bob, { filter: '', ...page, order });
    await directoryOfRooms(ctx, bob, { filter: '', ...page, order, withoutTeams: true });
  }
  await ban(ctx, alice, { roomId: room._id, userId: bob.id });
  await listBanned(ctx, alice, room._id);
  await unban(ctx, alice, { roomId: room._id, userId: bob.id });
  const { token } = await createInvite(ctx, alice, { roomId: room._id, days: 1, maxUses: 5 });
  await acceptInvite(ctx, bob, token);
  await listInvites(ctx, alice, room._id);
  await listInvites(ctx, alice, null);
  await listMembers(ctx, bob, { roomId: room._id, filter: '', ...page, byRole: true });
  await listMembers(ctx, bob, { roomId: room._id, filter: '', ...page, roles: ['leader'] });
  await listAllRooms(ctx, dora, { kinds: ['group'], looks: ['teams'], filter: '', ...page });
  await changeRoom(ctx, alice, { roomId: room._id, kind: 'group' });
}

/** Everything that requests make the domain do, once. */
async function useEverything({ ctx, alice, bob, dora, room }: World): Promise<void> {
  const roomId = room._id;
  const page = { offset: 0, limit: 10 };
  const { token } = await logIn(ctx, { user: 'bob@example.org', password: PASSWORD }, 'test');
  await authenticate(ctx, token);
  await isSetUp(ctx);
  await getUser(ctx, bob, { username: 'alice' });
  await searchUsers(ctx, bob, { filter: 'al', ...page });
  await searchUsers(ctx, bob, { filter: '', ...page });

  const root = await sendMessage(ctx, alice, { roomId, body: 'hello @bob https://example.org' });
  const reply = await sendMessage(ctx, bob, { roomId, body: 'hello back', threadId: root._id });
  await editMessage(ctx, alice, { messageId: root._id, body: 'hello there @bob' });
  await react(ctx, bob, { messageId: root._id, emoji: 'tada' });
  await react(ctx, bob, { messageId: root._id, emoji: 'tada' });
  await setPinned(ctx, alice, { messageId: root._id, pinned: true });
  await setStarred(ctx, bob, { messageId: root._id, starred: true });
  await listPinned(ctx, bob, { roomId, ...page });
  await listStarred(ctx, bob, page);
  await listMentions(ctx, bob, page);
  await listVersions(ctx, bob, root._id);
  await pageMessages(ctx, bob, { roomId, limit: 50 });
  await pageMessages(ctx, bob, { roomId, before: 3, limit: 50 });
  await pageMessages(ctx, bob, { roomId, after: 1, limit: 50 });
  await messagesAround(ctx, bob, { roomId, messageId: root._id, limit: 10 });
  await messageHistory(ctx, bob, { roomId, oldest: new Date(0), inclusive: true, ...page });
  await messagesChangedSince(ctx, bob, { roomId, since: new Date(0), limit: 10 });
  await catchUp(ctx, bob, new Map([[roomId, 0]]));
  await readThread(ctx, bob, { threadId: root._id, afterSeq: 0, limit: 10 });
  await listThreads(ctx, bob, { roomId, following: false, ...page });
  await listFollowedThreads(ctx, bob, page);
  await markThreadRead(ctx, bob, { threadId: root._id, seq: reply.seq });

  await listJoined(ctx, bob);
  await listJoinedSince(ctx, bob, new Date(0));
  await listMembers(ctx, bob, { roomId, filter: '', ...page });
  await listMembers(ctx, bob, { roomId, filter: 'al', ...page });
  await directoryOfRooms(ctx, bob, { filter: '', ...page });
  await directoryOfRooms(ctx, bob, { filter: 'gen', ...page });
  await markUnread(ctx, bob, { roomId, messageId: root._id });
  await markRead(ctx, bob, { roomId, seq: root.seq });
  await changeRoom(ctx, alice, { roomId, topic: 'plans' });
  await openDirect(ctx, alice, { userIds: [bob.id] });
  await leaveRoom(ctx, dora, { roomId: 'GENERAL' });
  await joinRoom(ctx, dora, { roomId: 'GENERAL' });

  await exerciseTeamsAndDiscussions({ ctx, alice, bob, dora }, roomId);

  for (const text of ['hello', 'hello there', '"hello there"', 'llo from:alice', 'has:reaction', 'is:pinned'])
    await searchMessages(ctx, bob, { text, limit: 10 });
  await listRoomFiles(ctx, bob, { roomId, ...page });
  await listOwnFiles(ctx, bob, page);
  await collectForgotten(ctx);
  await ctx.models.jobs.take(new Date(), 1000);
  await deleteMessage(ctx, bob, { messageId: reply._id });
}

describe('the hot queries', () => {
  it('are all served by an index: none of what requests ask reads a whole collection', async () => {
    await useEverything(world);
    expect(await watch.scans()).toEqual([]);
    // Should the scenario above stop reaching the store, this test must not go quiet.
    expect(watch.explained()).toBeGreaterThan(60);
  });
});
