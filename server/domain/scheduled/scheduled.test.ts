import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJobRunner } from '../../jobs/index.ts';
import { testWorld, type World } from '../../testing/world.ts';
import type { Actor } from '../actor.ts';
import { accessFile, collectForgotten, upload } from '../files/index.ts';
import { pageMessages } from '../messages/index.ts';
import { createRoom, inviteToRoom, kick, setMuted } from '../rooms/index.ts';
import {
  cancelScheduled,
  changeScheduled,
  listScheduled,
  scheduleMessage,
  sendOverdue,
  sendScheduled,
  sendScheduledNow,
} from './index.ts';

let world: World;
let now: Date;
beforeAll(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  world = await testWorld({ clock: { now: () => now } });
});
afterAll(() => world.close());

const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const schedule = (body: string, minutes = 10, roomId = world.room._id) =>
  scheduleMessage(world.ctx, world.bob, {
    id: world.ctx.newId(),
    roomId,
    body,
    dueAt: inMinutes(minutes),
    timeZone: 'Europe/Berlin',
  });
const bodies = async (roomId = world.room._id) =>
  (await pageMessages(world.ctx, world.alice, { roomId, limit: 100 })).messages.map((message) => message.body);
const times = async (body: string) => (await bodies()).filter((one) => one === body).length;

describe('a scheduled message', () => {
  it('is sent under the id that it has from the beginning, once, by however many at once and again after that', async () => {
    const { ctx } = world;
    const row = await schedule('happy new week');
    expect(await times('happy new week')).toBe(0);
    const due = { scheduledId: row._id, revision: row.revision };
    await Promise.all([sendScheduled(ctx, due), sendScheduled(await world.another(), due), sendScheduled(ctx, due)]);
    await sendScheduled(ctx, due);
    expect(await times('happy new week')).toBe(1);
    expect(await ctx.models.messages.find(row._id)).toMatchObject({
      author: { username: 'bob' },
      body: 'happy new week',
    });
    expect((await listScheduled(ctx, world.bob)).map(({ _id }) => _id)).not.toContain(row._id);
  });

  it('is found and sent when a process ended in the middle of sending it', async () => {
    const { ctx } = world;
    const row = await schedule('in the middle', 1);
    await ctx.models.scheduled.change(row._id, ['waiting'], { state: 'sending' }, row.revision);
    await sendOverdue(ctx, now);
    expect(await times('in the middle')).toBe(0);
    await sendOverdue(ctx, inMinutes(2));
    await sendOverdue(ctx, inMinutes(2));
    expect(await times('in the middle')).toBe(1);
  });

  it('is sent by its job when its time has come, and not before', async () => {
    const { ctx } = world;
    const row = await schedule('by the job', 30);
    const silence = { subscribe: () => () => {} };
    const runner = createJobRunner(ctx, silence, undefined, { lookEveryMs: 20 });
    runner.start();
    try {
      now = inMinutes(29);
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(await times('by the job')).toBe(0);
      now = inMinutes(2);
      for (const deadline = Date.now() + 10_000; Date.now() < deadline && (await times('by the job')) === 0;)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await times('by the job')).toBe(1);
    } finally {
      await runner.stop();
    }
    expect((await ctx.models.scheduled.find(row._id))?.state).toBe('sent');
  });

  it('follows its author: another text and time, and the old time means nothing any more', async () => {
    const { ctx, bob } = world;
    const row = await schedule('first try', 5);
    const changed = await changeScheduled(ctx, bob, { scheduledId: row._id, body: 'second try', dueAt: inMinutes(60) });
    await sendScheduled(ctx, { scheduledId: row._id, revision: row.revision });
    expect(await times('first try')).toBe(0);
    await sendScheduled(ctx, { scheduledId: row._id, revision: changed.revision });
    expect(await times('second try')).toBe(1);
    await expect(changeScheduled(ctx, bob, { scheduledId: row._id, body: 'third' })).rejects.toMatchObject({
      code: 'scheduled-not-found',
    });
  });

  it('is never sent once it is cancelled, and at once when that is wanted', async () => {
    const { ctx, bob } = world;
    const [first, second] = [await schedule('cancelled'), await schedule('at once', 600)];
    await cancelScheduled(ctx, bob, { scheduledId: first._id });
    await sendScheduled(ctx, { scheduledId: first._id, revision: first.revision });
    await sendOverdue(ctx, inMinutes(60));
    expect(await times('cancelled')).toBe(0);
    expect(await sendScheduledNow(ctx, bob, { scheduledId: second._id })).toMatchObject({ state: 'sent' });
    expect(await times('at once')).toBe(1);
  });

  it('is kept with the reason when its author may no longer write there, and sent when they may again', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'later-group', memberIds: [bob.id] });
    const row = await schedule('secret of bob', 5, room._id);
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
    await sendScheduled(ctx, { scheduledId: row._id, revision: row.revision });
    expect(await listScheduled(ctx, bob)).toContainEqual(
      expect.objectContaining({ _id: row._id, state: 'failed', reason: 'room-not-found', body: 'secret of bob' }),
    );
    expect(await bodies(room._id)).not.toContain('secret of bob');

    await inviteToRoom(ctx, alice, { roomId: room._id, userIds: [bob.id] });
    await setMuted(ctx, alice, { roomId: room._id, userId: bob.id, muted: true });
    expect(await sendScheduledNow(ctx, bob, { scheduledId: row._id })).toMatchObject({ reason: 'not-allowed' });
    await setMuted(ctx, alice, { roomId: room._id, userId: bob.id, muted: false });
    expect(await sendScheduledNow(ctx, bob, { scheduledId: row._id })).toMatchObject({ state: 'sent' });
    expect(await bodies(room._id)).toContain('secret of bob');
  });

  it('is scheduled once however often that is asked, and only by its author', async () => {
    const { ctx, alice, bob, carol } = world;
    const plan = {
      id: ctx.newId(),
      roomId: world.room._id,
      body: 'once',
      dueAt: inMinutes(9),
      timeZone: 'Nowhere/Land',
    };
    const [one, two] = await Promise.all([scheduleMessage(ctx, bob, plan), scheduleMessage(ctx, bob, plan)]);
    expect(two).toMatchObject({ _id: one._id, timeZone: 'UTC' });
    await expect(scheduleMessage(ctx, alice, plan)).rejects.toMatchObject({ code: 'id-taken' });
    await expect(scheduleMessage(ctx, carol, { ...plan, id: ctx.newId() })).rejects.toMatchObject({
      code: 'room-not-found',
    });
    for (const act of [cancelScheduled, sendScheduledNow, changeScheduled])
      await expect(act(ctx, alice, { scheduledId: plan.id })).rejects.toMatchObject({ code: 'scheduled-not-found' });
    expect(await listScheduled(ctx, alice)).toEqual([]);
    for (const dueAt of [now, inMinutes(-1), inMinutes(600_000), new Date(NaN)])
      await expect(scheduleMessage(ctx, bob, { ...plan, id: ctx.newId(), dueAt })).rejects.toMatchObject({
        code: 'time-not-possible',
      });
  });

  it('keeps its files however late it is sent, shows them then, and takes them with it when it is cancelled', async () => {
    const { ctx, alice, bob, room } = world;
    const folder = await mkdtemp(join(tmpdir(), 'parley-scheduled-'));
    const uploaded = async (actor: Actor) => {
      const path = join(folder, ctx.newId());
      await writeFile(path, 'plans');
      return (await upload(ctx, actor, { roomId: room._id, file: { path, name: 'plans.txt', size: 5 } }))._id;
    };
    const put = (fileId: string) =>
      scheduleMessage(ctx, bob, {
        id: ctx.newId(),
        roomId: room._id,
        body: '',
        fileIds: [fileId],
        dueAt: inMinutes(7 * 24 * 60),
        timeZone: 'UTC',
      });
    const [sentId, droppedId] = [await uploaded(bob), await uploaded(bob)];
    const [sent, dropped] = [await put(sentId), await put(droppedId)];
    expect(sent.files).toEqual([{ id: sentId, name: 'plans.txt' }]);
    await expect(put(await uploaded(alice))).rejects.toMatchObject({ code: 'file-not-found' });
    // What one message is to show is no other's.
    await expect(put(sentId)).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(accessFile(ctx, alice, sentId)).rejects.toMatchObject({ code: 'file-not-found' });

    await cancelScheduled(ctx, bob, { scheduledId: dropped._id });
    await expect(accessFile(ctx, bob, droppedId)).rejects.toMatchObject({ code: 'file-not-found' });
    now = inMinutes(7 * 24 * 60 + 1);
    await collectForgotten(ctx);
    await sendScheduled(ctx, { scheduledId: sent._id, revision: sent.revision });
    expect(await ctx.models.messages.find(sent._id)).toMatchObject({ body: '', files: [{ id: sentId }] });
    expect(await accessFile(ctx, alice, sentId)).toMatchObject({ state: 'attached' });
    await rm(folder, { recursive: true });
  });
});
