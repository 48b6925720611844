import type { Draft } from '../../domain/drafts/index.ts';
import type { Reminder } from '../../domain/reminders/index.ts';
import type { Scheduled } from '../../domain/scheduled/index.ts';

/** What a person has put off, for themselves alone. Rocket.Chat has none of it; the fields are called as theirs are. */
export function presentScheduled(row: Scheduled) {
  return {
    _id: row._id,
    rid: row.roomId,
    msg: row.body,
    ...(row.files === undefined ? {} : { files: row.files.map(({ id, name }) => ({ _id: id, name })) }),
    ...(row.threadId === null ? {} : { tmid: row.threadId, tshow: row.alsoToRoom }),
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

export function presentReminder(row: Reminder) {
  return {
    _id: row._id,
    rid: row.roomId,
    text: row.text,
    ...(row.messageId === null ? {} : { msgId: row.messageId }),
    ...(row.target === null ? {} : { target: row.target }),
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    repeat: row.repeat,
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

export function presentDraft(row: Draft) {
  return {
    rid: row.roomId,
    ...(row.threadId === null ? {} : { tmid: row.threadId }),
    msg: row.text,
    revision: row.revision,
    _updatedAt: row.updatedAt.toISOString(),
  };
}
