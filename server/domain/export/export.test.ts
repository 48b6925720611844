import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { createJobRunner, type JobRunner } from '../../jobs/index.ts';
import { openMailBox, type MailBox } from '../../testing/mail-box.ts';
import { OF_A_TEST } from '../../testing/query-plans.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { changePermissions } from '../access/index.ts';
import { deleteMessage, pageMessages, sendMessage } from '../messages/index.ts';
import { createRoom, kick, openDirect } from '../rooms/index.ts';
import { changeSetting } from '../settings/index.ts';
import {
  exportOwnData,
  exportRoom,
  listExports,
  mailMessages,
  makeExport,
  openExport,
  removeOldExports,
} from './index.ts';

let world: World;
let now: Date;
let runner: JobRunner;
let mailBox: MailBox;
beforeAll(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  [world, mailBox] = await Promise.all([testWorld({ clock: { now: () => now } }), openMailBox()]);
  runner = createJobRunner(world.ctx, { subscribe: () => () => {} }, undefined, { lookEveryMs: 20 });
  runner.start();
  await changePermissions(world.ctx, world.dora, [{ id: 'mail-messages', roles: ['admin', 'owner'] }]);
});
afterAll(async () => {
  await runner.stop();
  await mailBox.close();
  await world.close();
});

const until = async (fits: () => Promise<boolean> | boolean) => {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    if (await fits()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not become so in time');
};
const ready = async (exportId: string, actor = world.alice) =>
  until(async () =>
    (await listExports(world.ctx, actor)).some(
      ({ _id, state }) => _id === exportId && state !== 'waiting' && state !== 'running',
    ),
  );
const contentOf = async (exportId: string, actor = world.alice) =>
  buffer((await openExport(world.ctx, actor, exportId)).content as Readable);
/** Names in the directory at the end of an archive. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3.12 */
const entries = (zip: Buffer) => {
  const names: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1'))
    names.push(zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString());
  return names;
};

describe('an export of a room', () => {
  it('is an archive that only who asked for it gets, told by the bot, until it expires', async () => {
    const { ctx, alice, bob, room } = world;
    await sendMessage(ctx, alice, { roomId: room._id, body: 'first <b>bold</b>' });
    const made = await exportRoom(ctx, alice, { roomId: room._id, format: 'json', from: null, to: null });
    await ready(made._id);
    const zip = await contentOf(made._id);
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    expect(entries(zip)).toEqual(['messages.json']);
    expect((await listExports(ctx, alice))[0]?.size).toBe(zip.length);
    for (const other of [bob, world.carol, world.dora])
      await expect(openExport(ctx, other, made._id)).rejects.toMatchObject({ code: 'export-not-found' });

    const own = (await openDirect(ctx, alice, { userIds: [] })).room;
    const { messages } = await pageMessages(ctx, alice, { roomId: own._id, limit: 5 });
    expect(messages.at(-1)?.body).toContain(`exports.download?exportId=${made._id}`);
    await makeExport(ctx, made._id);
    expect((await pageMessages(ctx, alice, { roomId: own._id, limit: 50 })).messages).toHaveLength(messages.length);

    now = new Date(now.getTime() + 49 * 3_600_000);
    await expect(openExport(ctx, alice, made._id)).rejects.toMatchObject({ code: 'export-not-found' });
    await removeOldExports(ctx);
    expect(await listExports(ctx, alice)).toEqual([]);
  });

  it('is asked for by those who may, once at a time, and not made for who may no longer read', async () => {
    const { ctx, alice, bob, carol } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'to-export', memberIds: [bob.id] });
    const wanted = { roomId: room._id, format: 'html' as const, from: null, to: null };
    await expect(exportRoom(ctx, bob, wanted)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(exportRoom(ctx, carol, wanted)).rejects.toMatchObject({ code: 'room-not-found' });
    await changePermissions(ctx, world.dora, [{ id: 'mail-messages', roles: ['admin', 'owner', 'user'] }]);
    await runner.stop();
    const made = await exportRoom(ctx, bob, wanted);
    await expect(exportRoom(ctx, bob, wanted)).rejects.toMatchObject({ code: 'export-too-soon' });
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
    await makeExport(ctx, made._id);
    expect(await listExports(ctx, bob)).toMatchObject([{ state: 'failed' }]);
    runner = createJobRunner(ctx, { subscribe: () => () => {} }, undefined, { lookEveryMs: 20 });
    runner.start();
  });
});

describe('an export of one’s own data', () => {
  it('holds what one has written, and one’s profile, where the setting lets it', async () => {
    const { ctx, alice, dora } = world;
    const made = await exportOwnData(ctx, alice, 'html');
    await ready(made._id);
    expect(entries(await contentOf(made._id))).toEqual(['messages.html', 'profile.json']);
    await changeSetting(ctx, dora, { id: 'UserData_EnableDownload', value: false });
    await expect(exportOwnData(ctx, alice, 'html')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('messages by e-mail', () => {
  it('say clearly that nothing is set up, and arrive once it is, tried again until the server takes them', async () => {
    const { ctx, alice, bob, dora, room } = world;
    const [kept, gone] = [
      await sendMessage(ctx, alice, { roomId: room._id, body: 'for <you> & me' }),
      await sendMessage(ctx, alice, { roomId: room._id, body: 'deleted words' }),
    ];
    await deleteMessage(ctx, alice, { messageId: gone._id });
    const asked = {
      roomId: room._id,
      messageIds: [kept._id, gone._id],
      usernames: ['bob', 'nobody'],
      addresses: ['friend@example.net'],
      subject: 'Read\r\nBcc: evil@example.net',
    };
    await expect(mailMessages(ctx, alice, asked)).rejects.toMatchObject({ code: 'mail-not-set-up' });

    for (const [id, value] of Object.entries({
      SMTP_Host: '127.0.0.1',
      SMTP_Port: mailBox.port,
      From_Email: 'us@example.org',
    }))
      await changeSetting(ctx, dora, { id, value });
    mailBox.refuse(1);
    expect(await mailMessages(ctx, alice, asked)).toEqual({ missing: ['nobody'] });
    const jobs = world.database.db.collection('jobs');
    await until(
      async () =>
        (await jobs.countDocuments({ kind: 'send-mail', lastError: { $ne: null } }, { comment: OF_A_TEST })) === 1,
    );
    now = new Date(now.getTime() + 10_000);
    await until(() => mailBox.mails.length === 2);
    expect(mailBox.mails.flatMap(({ to }) => to).sort()).toEqual(['bob@example.org', 'friend@example.net']);
    for (const { from, raw } of mailBox.mails) {
      expect(from).toBe('us@example.org');
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
      expect(raw).toContain('for <you> & me');
      expect(raw).toContain('&#60;you&#62;');
      expect(raw).not.toContain('deleted words');
    }
    await expect(mailMessages(ctx, alice, { ...asked, messageIds: [gone._id] })).rejects.toMatchObject({
      code: 'message-not-found',
    });
    await expect(mailMessages(ctx, world.carol, asked)).rejects.toMatchObject({ code: 'room-not-found' });
    expect(await mailMessages(ctx, alice, { ...asked, usernames: ['bob'] })).toEqual({ missing: [] });
    expect(bob.username).toBe('bob');
  });
});
