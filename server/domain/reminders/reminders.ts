import { DomainError } from '../../contracts/errors.ts';
import type { Repeat } from '../../contracts/later.ts';
import type { Message } from '../../models/messages.ts';
import type { Reminder } from '../../models/reminders.ts';
import { knownZone } from '../../platform/zoned-time.ts';
import { accessMessage, accessRoomToPost } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { MOST_WAITING, requireAhead } from '../later/index.ts';
import { getRoom, openDirect } from '../rooms/index.ts';
import { getUser } from '../users/index.ts';
import { queueReminder } from './deliver-reminder.ts';
import { parseReminder, type ParsedReminder } from './parse-reminder.ts';

const LONGEST_TEXT = 1_000;

interface Named {
  readonly reminderId: string;
}

export interface ReminderPlan {
  readonly text: string;
  readonly messageId?: string | undefined;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly repeat: Repeat;
}

interface Target {
  readonly roomId: string;
  readonly forUserId: string | null;
  readonly target: string | null;
}

/** What is open, next first: waiting, said and not done, or not possible to say. */
export function listReminders(ctx: Context, actor: Actor): Promise<readonly Reminder[]> {
  return ctx.models.reminders.listOpen(actor.id);
}

/** Reminds oneself, in the room that one has with oneself. */
export async function createReminder(ctx: Context, actor: Actor, plan: ReminderPlan): Promise<Reminder> {
  const about = plan.messageId === undefined ? null : (await accessMessage(ctx, actor, plan.messageId)).message;
  if (about === null && plan.text.trim() === '') throw new DomainError('message-empty');
  return insert(ctx, actor, plan, await ownTarget(ctx, actor), about);
}

/** What stands behind `/remind`, as it is understood; null when no time is. */
export function readReminder(
  ctx: Pick<Context, 'clock'>,
  input: { readonly params: string; readonly timeZone: string },
): ParsedReminder | null {
  return parseReminder(input.params, ctx.clock.now(), knownZone(input.timeZone));
}

/** Does what stands behind `/remind`. */
export async function createReminderFromText(
  ctx: Context,
  actor: Actor,
  input: { readonly params: string; readonly timeZone: string },
): Promise<Reminder> {
  const parsed = readReminder(ctx, input);
  if (parsed === null) throw new DomainError('time-not-understood');
  if (parsed.text === '') throw new DomainError('message-empty');
  return insert(ctx, actor, { ...parsed, timeZone: input.timeZone }, await targetNamed(ctx, actor, parsed.target));
}

/** Another text, time or rhythm. A new time brings back what was said, done or failed. */
export async function changeReminder(
  ctx: Context,
  actor: Actor,
  input: Named & {
    readonly text?: string | undefined;
    readonly dueAt?: Date | undefined;
    readonly timeZone?: string | undefined;
    readonly repeat?: Repeat | undefined;
  },
): Promise<Reminder> {
  const reminder = await ownReminder(ctx, actor, input);
  const { dueAt } = input;
  if (dueAt !== undefined) requireAhead(ctx, dueAt);
  const changed = await change(ctx, reminder, {
    ...(input.text === undefined ? {} : { text: checkText(input.text, reminder.messageId !== null) }),
    ...(input.timeZone === undefined ? {} : { timeZone: knownZone(input.timeZone) }),
    ...(input.repeat === undefined ? {} : { repeat: input.repeat }),
    ...(dueAt === undefined
      ? {}
      : { dueAt, state: 'waiting' as const, reason: null, endedAt: null, nextMessageId: ctx.newId() }),
  });
  if (changed.state === 'waiting') await queueReminder(ctx, changed);
  return changed;
}

export async function completeReminder(ctx: Context, actor: Actor, input: Named): Promise<Reminder> {
  const reminder = await ownReminder(ctx, actor, input);
  return change(ctx, reminder, { state: 'done', endedAt: ctx.clock.now() });
}

export async function deleteReminder(ctx: Context, actor: Actor, input: Named): Promise<Reminder> {
  const reminder = await ownReminder(ctx, actor, input);
  return change(ctx, reminder, { state: 'deleted', text: '', endedAt: ctx.clock.now() });
}

async function insert(
  ctx: Context,
  actor: Actor,
  plan: ReminderPlan,
  target: Target,
  about: Message | null = null,
): Promise<Reminder> {
  requireAhead(ctx, plan.dueAt);
  if ((await ctx.models.reminders.countOpen(actor.id)) >= MOST_WAITING)
    throw new DomainError('too-many-waiting', { limit: MOST_WAITING });
  const reminder: Reminder = {
    _id: ctx.newId(),
    userId: actor.id,
    ...target,
    text: checkText(plan.text, true),
    messageId: about?._id ?? null,
    messageRoomId: about?.roomId ?? null,
    dueAt: plan.dueAt,
    timeZone: knownZone(plan.timeZone),
    repeat: plan.repeat,
    state: 'waiting',
    reason: null,
    nextMessageId: ctx.newId(),
    revision: 1,
    createdAt: ctx.clock.now(),
    endedAt: null,
  };
  await ctx.models.reminders.insert(reminder);
  await queueReminder(ctx, reminder);
  return reminder;
}

async function targetNamed(ctx: Context, actor: Actor, name: string): Promise<Target> {
  if (name === 'me' || name.slice(1) === actor.username) return ownTarget(ctx, actor);
  if (name.startsWith('#')) {
    const { room } = await getRoom(ctx, actor, { name: name.slice(1) });
    await accessRoomToPost(ctx, actor, room._id);
    return { roomId: room._id, forUserId: null, target: name };
  }
  const user = await getUser(ctx, actor, { username: name.slice(1) });
  const { room } = await openDirect(ctx, actor, { userIds: [user._id] });
  await accessRoomToPost(ctx, actor, room._id);
  return { roomId: room._id, forUserId: user._id, target: `@${user.username}` };
}

async function ownTarget(ctx: Context, actor: Actor): Promise<Target> {
  const { room } = await openDirect(ctx, actor, { userIds: [] });
  return { roomId: room._id, forUserId: actor.id, target: null };
}

function checkText(text: string, mayBeEmpty: boolean): string {
  const clean = text.replaceAll('\u0000', '').trim();
  if (clean === '' && !mayBeEmpty) throw new DomainError('message-empty');
  if (clean.length > LONGEST_TEXT)
    throw new DomainError('message-too-long', { limit: LONGEST_TEXT, length: clean.length });
  return clean;
}

async function change(ctx: Context, reminder: Reminder, changes: Partial<Reminder>): Promise<Reminder> {
  const changed = await ctx.models.reminders.change(
    reminder._id,
    ['waiting', 'delivered', 'failed', 'done'],
    changes,
    reminder.revision,
  );
  // Said in this very moment, or changed on another device: who asks again sees what it is now.
  if (changed === null) throw new DomainError('try-again');
  return changed;
}

async function ownReminder(ctx: Context, actor: Actor, { reminderId }: Named): Promise<Reminder> {
  const reminder = await ctx.models.reminders.find(reminderId);
  if (reminder === null || reminder.userId !== actor.id || reminder.state === 'deleted')
    throw new DomainError('reminder-not-found');
  return reminder;
}
