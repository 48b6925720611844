import type { DraftView, LaterView, ReminderView, ScheduledView } from '../../contracts/later.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { listDrafts, type Draft } from '../../domain/drafts/index.ts';
import { listReminders, type Reminder } from '../../domain/reminders/index.ts';
import { listScheduled, type Scheduled } from '../../domain/scheduled/index.ts';

/** For their owner alone, as all of these. */
export function presentScheduled(row: Scheduled): ScheduledView {
  return {
    id: row._id,
    roomId: row.roomId,
    threadId: row.threadId,
    alsoToRoom: row.alsoToRoom,
    body: row.body,
    files: row.files ?? [],
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    state: row.state,
    reason: row.reason,
    revision: row.revision,
  };
}

export function presentReminder(row: Reminder): ReminderView {
  return {
    id: row._id,
    text: row.text,
    messageId: row.messageId,
    messageRoomId: row.messageRoomId,
    roomId: row.roomId,
    target: row.target,
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    repeat: row.repeat,
    state: row.state,
    reason: row.reason,
    revision: row.revision,
  };
}

export function presentDraft(row: Draft): DraftView {
  return {
    roomId: row.roomId,
    threadId: row.threadId,
    text: row.text,
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export async function presentLater(ctx: Context, actor: Actor): Promise<LaterView> {
  const [scheduled, reminders, drafts] = await Promise.all([
    listScheduled(ctx, actor),
    listReminders(ctx, actor),
    listDrafts(ctx, actor),
  ]);
  return {
    scheduled: scheduled.map(presentScheduled),
    reminders: reminders.map(presentReminder),
    drafts: drafts.map(presentDraft),
  };
}
