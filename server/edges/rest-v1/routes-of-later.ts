import type { Endpoint } from '../http/endpoint.ts';
import { commandsPreview, commandsRunPreview } from './commands/preview.ts';
import { draftsList } from './drafts/list.ts';
import { draftsSave } from './drafts/save.ts';
import { exportsDownload } from './exports/download.ts';
import { exportsList } from './exports/list.ts';
import { pollsClose } from './polls/close.ts';
import { pollsCreate } from './polls/create.ts';
import { pollsGetOwnVote } from './polls/getOwnVote.ts';
import { pollsVote } from './polls/vote.ts';
import { remindersComplete } from './reminders/complete.ts';
import { remindersCreate } from './reminders/create.ts';
import { remindersDelete } from './reminders/delete.ts';
import { remindersList } from './reminders/list.ts';
import { remindersUpdate } from './reminders/update.ts';
import { roomsCleanHistory } from './rooms/cleanHistory.ts';
import { roomsExport } from './rooms/export.ts';
import { scheduledCancel } from './scheduled/cancel.ts';
import { scheduledCreate } from './scheduled/create.ts';
import { scheduledList } from './scheduled/list.ts';
import { scheduledSendNow } from './scheduled/sendNow.ts';
import { scheduledUpdate } from './scheduled/update.ts';
import { threadsInbox, threadsMarkAllRead } from './threads/inbox.ts';
import { usersRequestDataDownload } from './users/requestDataDownload.ts';

/** What people put off, ask each other, and take out of rooms. */
export const laterEndpoints: readonly Endpoint[] = [
  commandsPreview,
  commandsRunPreview,
  draftsList,
  draftsSave,
  exportsDownload,
  exportsList,
  pollsClose,
  pollsCreate,
  pollsGetOwnVote,
  pollsVote,
  remindersComplete,
  remindersCreate,
  remindersDelete,
  remindersList,
  remindersUpdate,
  roomsCleanHistory,
  roomsExport,
  scheduledCancel,
  scheduledCreate,
  scheduledList,
  scheduledSendNow,
  scheduledUpdate,
  threadsInbox,
  threadsMarkAllRead,
  usersRequestDataDownload,
];
