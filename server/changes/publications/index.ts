import type { AnyPublication } from '../publication.ts';
import { calls } from './calls.ts';
import { customEmoji } from './custom-emoji.ts';
import { customSounds } from './custom-sounds.ts';
import { customStatuses } from './custom-statuses.ts';
import { drafts, reminders, scheduled } from './later.ts';
import { jobs } from './jobs.ts';
import { members } from './members.ts';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';
import { presences } from './presences.ts';
import { rooms } from './rooms.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { sidebars } from './sidebars.ts';
import { signals } from './signals.ts';
import { threadReads } from './thread-reads.ts';
import { users } from './users.ts';

/** Everything that leaves the store for somebody's screen. A collection that is not here is nobody's business. */
export const publications: readonly AnyPublication[] = [
  messages,
  rooms,
  members,
  users,
  presences,
  sidebars,
  customEmoji,
  customSounds,
  customStatuses,
  sessions,
  settings,
  permissions,
  scheduled,
  reminders,
  drafts,
  calls,
  threadReads,
  signals,
  jobs,
];
