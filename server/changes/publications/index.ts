import type { AnyPublication } from '../publication.ts';
import { jobs } from './jobs.ts';
import { members } from './members.ts';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';
import { presences } from './presences.ts';
import { rooms } from './rooms.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { signals } from './signals.ts';
import { users } from './users.ts';

/** Everything that leaves the store for somebody's screen. A collection that is not here is nobody's business. */
export const publications: readonly AnyPublication[] = [
  messages,
  rooms,
  members,
  users,
  presences,
  sessions,
  settings,
  permissions,
  signals,
  jobs,
];
