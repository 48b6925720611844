import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { makeExport } from '../../domain/export/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let rid: string;
beforeAll(async () => {
  world = await httpWorld();
  rid = world.room._id;
});
afterAll(() => world.close());

type Body = Record<string, Record<string, string> & { readonly _id: string }>;
const post = (verb: string, body: object, as: Actor = world.alice) => world.post(`/api/v1/${verb}`, body, as);
const get = (verb: string, as: Actor = world.alice) => world.get(`/api/v1/${verb}`, as);
const idOf = ({ body }: { readonly body: object }, field: string) => (body as Body)[field]?._id ?? '';
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe('scheduled.*', () => {
  it('plans, lists, changes, sends and takes back', async () => {
    const made = await post('scheduled.create', { rid, msg: 'later', dueAt: tomorrow(), timeZone: 'Europe/Berlin' });
    expect(made.body).toMatchObject({
      success: true,
      scheduled: { rid, msg: 'later', state: 'waiting', timeZone: 'Europe/Berlin' },
    });
    const scheduledId = idOf(made, 'scheduled');
    expect((await post('scheduled.update', { scheduledId, msg: 'better' })).body).toMatchObject({
      scheduled: { msg: 'better' },
    });
    expect((await get('scheduled.list')).body).toMatchObject({ scheduled: [{ _id: scheduledId }] });
    expect((await get('scheduled.list', world.bob)).body).toMatchObject({ scheduled: [] });
    expect((await post('scheduled.cancel', { scheduledId }, world.bob)).status).toBe(404);
    expect((await post('scheduled.sendNow', { scheduledId })).body).toMatchObject({ scheduled: { state: 'sent' } });
    expect((await get(`chat.getMessage?msgId=${scheduledId}`, world.bob)).body).toMatchObject({
      message: { msg: 'better' },
    });
    const second = await post('scheduled.create', { rid, msg: 'no', dueAt: tomorrow() });
    expect((await post('scheduled.cancel', { scheduledId: idOf(second, 'scheduled') })).body).toMatchObject({
      scheduled: { state: 'cancelled' },
    });
    expect((await post('scheduled.create', { rid, msg: 'x', dueAt: '2020-01-01' })).body).toMatchObject({
      errorType: 'error-invalid-date',
    });
  });
});

describe('reminders.* and drafts.*', () => {
  it('remind, and keep what was begun', async () => {
    const made = await post('reminders.create', { text: 'milk', dueAt: tomorrow(), repeat: 'daily' });
    const reminderId = idOf(made, 'reminder');
    expect(made.body).toMatchObject({ reminder: { text: 'milk', repeat: 'daily', state: 'waiting' } });
    await post('reminders.update', { reminderId, text: 'oat milk' });
    expect((await get('reminders.list')).body).toMatchObject({ reminders: [{ text: 'oat milk' }] });
    expect((await post('reminders.complete', { reminderId }, world.bob)).status).toBe(404);
    expect((await post('reminders.complete', { reminderId })).body).toMatchObject({ reminder: { state: 'done' } });
    expect((await post('reminders.delete', { reminderId })).body).toMatchObject({ reminder: { state: 'deleted' } });

    expect((await post('drafts.save', { rid, msg: 'begun' })).body).toMatchObject({
      accepted: true,
      draft: { rid, msg: 'begun', revision: 1 },
    });
    expect((await post('drafts.save', { rid, msg: 'old' })).body).toMatchObject({ accepted: false });
    expect((await get('drafts.list')).body).toMatchObject({ drafts: [{ rid, msg: 'begun' }] });
    expect((await post('drafts.save', { rid, msg: 'x' }, world.carol)).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
  });
});

describe('polls.* and commands.preview', () => {
  it('ask, count and close, and are text for clients that know no polls', async () => {
    const made = await post('polls.create', { rid, question: 'Tea?', options: ['Yes', 'No'], anonymous: true });
    const msgId = idOf(made, 'message');
    expect(made.body).toMatchObject({ message: { msg: '📊 Tea?\n1. Yes — 0\n2. No — 0', poll: { voterCount: 0 } } });
    expect((await post('polls.vote', { msgId, choices: [1] }, world.bob)).body).toMatchObject({
      message: { poll: { options: [{ votes: 0 }, { votes: 1, voters: [] }] } },
    });
    expect((await get(`polls.getOwnVote?msgId=${msgId}`, world.bob)).body).toMatchObject({ choices: [1] });
    expect((await post('polls.close', { msgId }, world.bob)).body).toMatchObject({ errorType: 'error-not-allowed' });
    expect((await post('polls.close', { msgId })).body).toMatchObject({
      message: { poll: { closedAt: expect.any(String) } },
    });
    expect((await post('polls.vote', { msgId, choices: [0] })).body).toMatchObject({ errorType: 'error-poll-closed' });

    expect((await get(`commands.preview?command=shrug&roomId=${rid}&params=hm`)).body).toMatchObject({
      preview: { i18nTitle: 'shrug', items: [{ type: 'text' }] },
    });
    const previewItem = { id: 'text', type: 'text', value: 'x' };
    expect((await post('commands.preview', { command: 'shrug', roomId: rid, params: 'hm', previewItem })).status).toBe(
      200,
    );
    expect((await get(`commands.preview?command=nothing&roomId=${rid}`)).status).toBe(404);
    expect((await get('commands.get?command=remind')).body).toMatchObject({ command: { providesPreview: true } });
  });
});

describe('threads.inbox', () => {
  it('lists threads of all rooms with what is unread, until all is read', async () => {
    const root = await post('chat.sendMessage', { message: { rid, msg: 'root' } });
    const tmid = idOf(root, 'message');
    await post('chat.sendMessage', { message: { rid, msg: 'answer', tmid } }, world.bob);
    expect((await get('threads.inbox?type=unread')).body).toMatchObject({
      unreadThreads: 1,
      threads: [{ _id: tmid, unread: 1 }],
    });
    await post('threads.markAllRead', {});
    expect((await get('threads.inbox?type=unread')).body).toMatchObject({ unreadThreads: 0, threads: [] });
  });
});

describe('rooms.cleanHistory and exports', () => {
  it('delete and export for those who may, and for nobody else', async () => {
    const between = { roomId: rid, latest: new Date().toISOString(), oldest: '2020-01-01' };
    expect((await post('rooms.cleanHistory', between)).status).toBe(403);
    expect((await post('rooms.cleanHistory', between, world.carol)).body).toMatchObject({
      errorType: 'error-room-not-found',
    });
    expect((await post('rooms.export', { type: 'file', rid, format: 'json' })).status).toBe(403);
    expect((await post('rooms.saveRoomSettings', { rid, retentionEnabled: true, retentionMaxAge: 3 })).status).toBe(
      403,
    );

    await post('permissions.update', { permissions: [{ _id: 'mail-messages', roles: ['owner'] }] }, world.dora);
    await post('permissions.update', { permissions: [{ _id: 'clean-channel-history', roles: ['owner'] }] }, world.dora);
    const { body } = await post('rooms.export', { type: 'file', rid, format: 'json' });
    const { exportId = '' } = body as unknown as { exportId?: string };
    expect((await get(`exports.download?exportId=${exportId}`)).status).toBe(404);
    await makeExport(world.ctx, exportId);
    expect((await get('exports.list')).body).toMatchObject({ exports: [{ _id: exportId, state: 'ready' }] });
    const archive = await get(`exports.download?exportId=${exportId}`);
    expect([archive.status, archive.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect((await get(`exports.download?exportId=${exportId}`, world.bob)).status).toBe(404);
    expect(
      (await post('rooms.export', { type: 'email', rid, toEmails: ['a@example.org'], messages: ['x'] })).body,
    ).toMatchObject({
      errorType: 'error-email-not-configured',
    });
    expect((await get('users.requestDataDownload?fullExport=true')).body).toMatchObject({ requested: true });
    expect((await post('rooms.cleanHistory', between)).body).toMatchObject({
      _id: rid,
      count: expect.any(Number),
      done: true,
    });
  });
});
