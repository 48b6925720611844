import { beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { changePermissions } from '../access/index.ts';
import { changeSetting } from '../settings/index.ts';
import { deleteMessage, editMessage, listErased, listVersions, sendMessage } from './index.ts';

let world: World;
let now = new Date('2026-11-21T10:00:00Z');
beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  world = await testWorld({ clock: { now: () => now } });
});
afterEach(() => world.close());

const set = (id: string, value: unknown) => changeSetting(world.ctx, world.dora, { id, value });
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const say = (body: string, actor = world.bob) => sendMessage(world.ctx, actor, { roomId: world.room._id, body });
const page = { offset: 0, limit: 10 };

describe('deleting', () => {
  it('leaves a trace where the workspace wants one at that moment', async () => {
    const { ctx, bob } = world;
    const plain = await say('oops');
    expect(await deleteMessage(ctx, bob, { messageId: plain._id })).toMatchObject({ body: '', leavesTrace: false });
    await set('Message_ShowDeletedStatus', true);
    const traced = await say('oops again');
    expect(await deleteMessage(ctx, bob, { messageId: traced._id })).toMatchObject({ body: '', leavesTrace: true });
  });

  it('erases what was said and all it said before, for auditors too', async () => {
    const { ctx, bob, dora, alice, room } = world;
    const { _id: messageId } = await say('first words');
    await editMessage(ctx, bob, { messageId, body: 'second words' });
    await deleteMessage(ctx, bob, { messageId });
    expect(await ctx.models.messageVersions.listOf(messageId)).toEqual([]);
    await expect(listErased(ctx, alice, { roomId: room._id, ...page })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listErased(ctx, dora, { roomId: room._id, ...page })).rejects.toMatchObject({
      code: 'room-not-found',
    });
  });

  it('keeps it for auditors who are in the room, when the workspace says so, and for nobody else', async () => {
    const { ctx, alice, bob, carol, dora, room } = world;
    await set('Message_KeepHistory', true);
    await changePermissions(ctx, dora, [{ id: 'can-audit', roles: ['owner', 'admin', 'user'] }]);
    const { _id: messageId } = await say('first words');
    await editMessage(ctx, bob, { messageId, body: 'second words' });
    await deleteMessage(ctx, alice, { messageId });
    expect(await listErased(ctx, alice, { roomId: room._id, ...page })).toMatchObject([
      { messageId, body: 'second words', replacedBy: { username: 'alice' }, erased: { author: { username: 'bob' } } },
    ]);
    await expect(listErased(ctx, carol, { roomId: room._id, ...page })).rejects.toMatchObject({
      code: 'room-not-found',
    });
    await expect(listVersions(ctx, bob, messageId)).rejects.toMatchObject({ code: 'message-not-found' });
  });
});

describe('who may delete', () => {
  it('is the author within the time there is, and whoever holds the right to any', async () => {
    const { ctx, alice, bob } = world;
    await set('Message_AllowDeleting_BlockDeleteInMinutes', 5);
    const [old, older] = [await say('a'), await say('b')];
    later(6);
    await expect(deleteMessage(ctx, bob, { messageId: old._id })).rejects.toMatchObject({
      code: 'message-not-editable',
      details: { minutes: 5 },
    });
    await changePermissions(ctx, world.dora, [{ id: 'force-delete-message', roles: [] }]);
    await expect(deleteMessage(ctx, alice, { messageId: old._id })).rejects.toMatchObject({
      code: 'message-not-editable',
    });
    await changePermissions(ctx, world.dora, [{ id: 'bypass-time-limit-edit-and-delete', roles: ['owner'] }]);
    await deleteMessage(ctx, alice, { messageId: old._id });
    await changePermissions(ctx, world.dora, [
      { id: 'bypass-time-limit-edit-and-delete', roles: [] },
      { id: 'force-delete-message', roles: ['owner'] },
    ]);
    await deleteMessage(ctx, alice, { messageId: older._id });
  });

  it('is nobody but those who may by force, where deleting is not allowed', async () => {
    const { ctx, alice, bob } = world;
    await set('Message_AllowDeleting', false);
    const { _id: messageId } = await say('stays');
    await expect(deleteMessage(ctx, bob, { messageId })).rejects.toMatchObject({ code: 'not-allowed' });
    await deleteMessage(ctx, alice, { messageId });
  });

  it('is not somebody else of the room', async () => {
    const { ctx, alice, bob, carol } = world;
    const { _id: messageId } = await say('alice’s', alice);
    await expect(deleteMessage(ctx, bob, { messageId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(deleteMessage(ctx, carol, { messageId })).rejects.toMatchObject({ code: 'message-not-found' });
  });
});

describe('what a message said before', () => {
  it('is read by whom the workspace lets read it', async () => {
    const { ctx, alice, bob, carol } = world;
    const { _id: messageId } = await say('one', alice);
    await editMessage(ctx, alice, { messageId, body: 'two' });
    expect(await listVersions(ctx, bob, messageId)).toMatchObject([{ body: 'one', replacedBy: { username: 'alice' } }]);
    await expect(listVersions(ctx, carol, messageId)).rejects.toMatchObject({ code: 'message-not-found' });
    await set('Message_EditHistory_Readers', 'author_and_moderators');
    await expect(listVersions(ctx, bob, messageId)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await listVersions(ctx, alice, messageId)).toHaveLength(1);
    await set('Message_EditHistory_Readers', 'nobody');
    await expect(listVersions(ctx, alice, messageId)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('who may edit', () => {
  it('is the author in time; the right to edit any is bound by the time as well', async () => {
    const { ctx, alice, bob } = world;
    await set('Message_AllowEditing_BlockEditInMinutes', 5);
    const { _id: messageId } = await say('draft');
    await editMessage(ctx, bob, { messageId, body: 'in time' });
    await editMessage(ctx, alice, { messageId, body: 'by the owner' });
    later(6);
    for (const actor of [bob, alice])
      await expect(editMessage(ctx, actor, { messageId, body: 'late' })).rejects.toMatchObject({
        code: 'message-not-editable',
      });
    await set('Message_AllowEditing_BlockEditInMinutes', 0);
    await set('Message_AllowEditing', false);
    await expect(editMessage(ctx, bob, { messageId, body: 'late' })).rejects.toMatchObject({ code: 'not-allowed' });
    await editMessage(ctx, alice, { messageId, body: 'by the owner' });
  });
});
