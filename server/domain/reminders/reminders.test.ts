import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { pageMessages, sendMessage } from '../messages/index.ts';
import { createRoom, kick, openDirect } from '../rooms/index.ts';
import { changePreferences } from '../users/index.ts';
import {
  changeReminder,
  completeReminder,
  createReminder,
  createReminderFromText,
  deleteReminder,
  deliverOverdue,
  deliverReminder,
  listReminders,
} from './index.ts';

let world: World;
let now: Date;
beforeAll(async () => {
  now = new Date('2026-11-18T13:00:00Z');
  world = await testWorld({ clock: { now: () => now } });
});
afterAll(() => world.close());

const remind = (params: string, actor: Actor = world.bob) =>
  createReminderFromText(world.ctx, actor, { params, timeZone: 'Europe/Berlin' });
const said = async (roomId: string, actor = world.bob) =>
  (await pageMessages(world.ctx, actor, { roomId, limit: 100 })).messages
    .filter((message) => message.author.username === 'rocket.cat')
    .map((message) => message.body);
const own = async (actor = world.bob) => (await openDirect(world.ctx, actor, { userIds: [] })).room._id;
const due = ({ _id, revision }: { _id: string; revision: number }) => ({ reminderId: _id, revision });

describe('a reminder', () => {
  it('is said by the bot in one’s own room, names one, and is said once', async () => {
    const { ctx, bob } = world;
    const reminder = await remind('me to water the plants in 20 minutes');
    expect(await said(await own())).toEqual([]);
    await Promise.all([deliverReminder(ctx, due(reminder)), deliverReminder(await world.another(), due(reminder))]);
    await deliverReminder(ctx, due(reminder));
    await deliverOverdue(ctx, new Date(now.getTime() + 3_600_000));
    expect(await said(await own())).toEqual(['@bob ⏰ Reminder: water the plants']);
    expect((await ctx.models.members.find(await own(), bob.id))?.mentionSeqs).toHaveLength(1);
    expect(await listReminders(ctx, bob)).toMatchObject([{ state: 'delivered' }]);
    await completeReminder(ctx, bob, { reminderId: reminder._id });
    expect(await listReminders(ctx, bob)).toEqual([]);
  });

  it('leads to the message that it is about, for as long as one sees that', async () => {
    const { ctx, alice, bob } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'plans-2', memberIds: [bob.id] });
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: 'look at this' });
    const plan = { text: '', messageId: message._id, dueAt: new Date(now.getTime() + 60_000), timeZone: 'UTC' };
    const [first, second] = [
      await createReminder(ctx, bob, { ...plan, repeat: 'none' }),
      await createReminder(ctx, bob, { ...plan, repeat: 'none' }),
    ];
    await deliverReminder(ctx, due(first));
    expect((await said(await own())).at(-1)).toMatch(
      new RegExp(`^@bob ⏰ Reminder: this message\\nhttp.*/group/plans-2\\?msg=${message._id}$`),
    );
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
    await deliverReminder(ctx, due(second));
    expect((await said(await own())).at(-1)).toBe('@bob ⏰ Reminder: a message that is gone by now');
    await expect(createReminder(ctx, bob, { ...plan, repeat: 'none' })).rejects.toMatchObject({
      code: 'message-not-found',
    });
  });

  it('comes round again at the same time of day, in the language of the one who asked', async () => {
    const { ctx, carol } = world;
    await changePreferences(ctx, carol, { language: 'de' });
    const reminder = await remind('me stand-up every weekday at 9:30', carol);
    now = new Date('2026-11-19T08:30:01Z');
    await deliverReminder(ctx, due(reminder));
    expect(await said(await own(carol), carol)).toEqual(['@carol ⏰ Erinnerung: stand-up']);
    const [waiting] = await listReminders(ctx, carol);
    expect(waiting).toMatchObject({ state: 'waiting', dueAt: new Date('2026-11-20T08:30:00Z') });
    await deliverReminder(ctx, due(reminder));
    expect(await said(await own(carol), carol)).toHaveLength(1);
  });

  it('goes to a room or a person that one may write to, and nowhere else', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const toRoom = await remind('#secret-plans meet in 5 minutes');
    await deliverReminder(ctx, due(toRoom));
    expect(await said(room._id)).toEqual(['⏰ Reminder from @bob: meet']);
    await expect(remind('#secret-plans meet in 5 minutes', carol)).rejects.toMatchObject({ code: 'room-not-found' });

    const toAlice = await remind('@alice review it tomorrow at 9am');
    await deliverReminder(ctx, due(toAlice));
    const { room: direct } = await openDirect(ctx, bob, { userIds: [alice.id] });
    expect(await said(direct._id)).toEqual(['@alice ⏰ Reminder from @bob: review it']);

    const late = await remind('#secret-plans later in 5 minutes');
    await kick(ctx, alice, { roomId: room._id, userId: bob.id });
    await deliverReminder(ctx, due(late));
    expect(await listReminders(ctx, bob)).toContainEqual(
      expect.objectContaining({ _id: late._id, state: 'failed', reason: 'room-not-found' }),
    );
  });

  it('is put off, changed and thrown away by its owner alone', async () => {
    const { ctx, alice, bob } = world;
    const reminder = await remind('me call home in 10 minutes');
    for (const act of [changeReminder, completeReminder, deleteReminder])
      await expect(act(ctx, alice, { reminderId: reminder._id })).rejects.toMatchObject({ code: 'reminder-not-found' });
    const dueAt = new Date(now.getTime() + 7_200_000);
    const later = await changeReminder(ctx, bob, { reminderId: reminder._id, text: 'call mum', dueAt });
    const before = await said(await own());
    await deliverReminder(ctx, due(reminder));
    expect(await said(await own())).toEqual(before);
    await deliverReminder(ctx, due(later));
    expect((await said(await own())).at(-1)).toBe('@bob ⏰ Reminder: call mum');
    const again = await changeReminder(ctx, bob, { reminderId: reminder._id, dueAt });
    await deliverReminder(ctx, due(again));
    expect(await said(await own())).toHaveLength(before.length + 2);
    await deleteReminder(ctx, bob, { reminderId: reminder._id });
    await expect(completeReminder(ctx, bob, { reminderId: reminder._id })).rejects.toMatchObject({
      code: 'reminder-not-found',
    });
  });

  it('is refused when no time, or nothing to say, was understood', async () => {
    await expect(remind('me to do it')).rejects.toMatchObject({ code: 'time-not-understood' });
    await expect(remind('me in 5 minutes')).rejects.toMatchObject({ code: 'message-empty' });
    await expect(remind('@nobody x in 5 minutes')).rejects.toMatchObject({ code: 'user-not-found' });
  });
});
