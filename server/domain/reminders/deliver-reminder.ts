import { DomainError, type ErrorCode } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Reminder } from '../../models/reminders.ts';
import type { User } from '../../models/users.ts';
import { accessMessage, accessRoomToPost } from '../access/index.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { postAsBot } from '../messages/index.ts';
import { wordReminder } from './wording.ts';
import { nextTime } from './when.ts';

export function queueReminder(ctx: Context, { _id, revision, dueAt }: Reminder): Promise<void> {
  return ctx.jobs.add('deliver-reminder', `${_id}:${revision}`, { reminderId: _id, revision }, dueAt);
}

/**
 * Says what is due, unless it was changed since this was written down. The message has its id beforehand, so that it is said once
 * whatever happens between saying it and noting that. Whether the one who asked may still write there is asked anew.
 */
export async function deliverReminder(
  ctx: Context,
  { reminderId, revision }: { readonly reminderId: string; readonly revision: number },
): Promise<void> {
  const reminder = await ctx.models.reminders.find(reminderId);
  if (reminder === null || reminder.state !== 'waiting' || reminder.revision !== revision) return;

  const reason = await trySaying(ctx, reminder);
  const next = nextTime(reminder.dueAt, reminder.repeat, reminder.timeZone, ctx.clock.now());
  const outcome =
    reason !== null
      ? { state: 'failed' as const, reason }
      : next === null
        ? { state: 'delivered' as const }
        : { dueAt: next, nextMessageId: ctx.newId() };
  const changed = await ctx.models.reminders.change(reminderId, ['waiting'], outcome, revision);
  if (changed !== null && changed.state === 'waiting') await queueReminder(ctx, changed);
}

/** What a process wrote down no job for before it ended. */
export async function deliverOverdue(ctx: Context, before: Date): Promise<void> {
  for (const { _id, revision } of await ctx.models.reminders.listDue(before, 500)) {
    try {
      await deliverReminder(ctx, { reminderId: _id, revision });
    } catch (error) {
      ctx.log.warn({ err: error, reminder: _id }, 'an overdue reminder could not be said yet');
    }
  }
}

async function trySaying(ctx: Context, reminder: Reminder): Promise<ErrorCode | null> {
  const author = await ctx.models.users.find(reminder.userId);
  if (author === null || !author.active) return 'user-deactivated';
  try {
    await accessRoomToPost(ctx, actorOf(author, null), reminder.roomId);
    const person = await personOf(ctx, reminder, author);
    const mentions = person === null ? [] : [{ id: person._id, username: person.username, name: person.name }];
    const link = await linkOf(ctx, reminder, author);
    const voice = { username: author.username, language: author.preferences.language };
    const body = wordReminder(reminder, voice, person?.username ?? null, link);
    await postAsBot(ctx, { id: reminder.nextMessageId, roomId: reminder.roomId, body, mentions });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'try-again') throw error;
    return error.code;
  }
}

/** Who is called by name: whoever is meant, and nobody in a room of several. */
async function personOf(ctx: Context, reminder: Reminder, author: User): Promise<User | null> {
  if (reminder.target === null) return author;
  return reminder.forUserId === null ? null : ctx.models.users.find(reminder.forUserId);
}

async function linkOf(ctx: Context, { messageId }: Reminder, author: User): Promise<string | null> {
  if (messageId === null) return null;
  try {
    const { message, room } = await accessMessage(ctx, actorOf(author, null), messageId);
    const path = room.kind === 'direct' ? `/direct/${room._id}` : `/${room.kind}/${encodeURIComponent(room.name)}`;
    return `${ctx.config.http.rootUrl}${path}?msg=${linked(message)}`;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function linked(message: Message): string {
  return message.threadId !== null && !message.alsoToRoom ? message.threadId : message._id;
}
