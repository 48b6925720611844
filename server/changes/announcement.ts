import type { PublicSettings } from '../contracts/settings.ts';
import type { Call } from '../models/calls.ts';
import type { CustomStatus } from '../models/custom-statuses.ts';
import type { Draft } from '../models/drafts.ts';
import type { Member } from '../models/members.ts';
import type { Message, StarChange } from '../models/messages.ts';
import type { Presence } from '../models/presences.ts';
import type { Reminder } from '../models/reminders.ts';
import type { Room } from '../models/rooms.ts';
import type { Sidebar } from '../models/sidebars.ts';
import type { Scheduled } from '../models/scheduled.ts';
import type { Signal } from '../models/signals.ts';
import type { ThreadRead } from '../models/thread-reads.ts';
import type { User } from '../models/users.ts';

/** For whom an announcement is. Who that is just now, every edge knows for its own connections. */
export type Audience =
  /** Whoever is a member, as of this point of the feed. */
  | { readonly room: string }
  /** All connections of one person. */
  | { readonly user: string }
  /** Connections that have this person on screen. */
  | { readonly about: string }
  | { readonly session: string }
  | { readonly everyone: true }
  /** Nobody outside: the process itself acts on it. */
  | { readonly process: true };

/**
 * All that can be announced, with documents as they are stored: every edge translates them into its own dialect, and leaves
 * out what is private to others.
 */
export interface AnnouncementData {
  'message:created': Message;
  /** May hold a later version than the change that caused it; `rev` tells. */
  'message:changed': Message;
  /** Counters and preview are as of now, not of this point of the feed: those who follow the messages know better. */
  'room:changed': Room;
  /** So much of the past was written into a room that nobody is told of it one by one. */
  'room:renewed': { readonly roomId: string };
  /** The seq up to which everybody in a room has read. */
  'room:read-by-all': { readonly roomId: string; readonly seq: number };
  /** Somebody put a star on a message, or took it away; for that person alone. */
  'star:changed': StarChange & { readonly messageId: string; readonly roomId: string };
  /** Somebody's own place in a room; came with the room when they just arrived. `leftAt` set: they are out. */
  'membership:changed': { readonly member: Member; readonly room: Room | null };
  /** That somebody came, left or changed roles, for those in the room. */
  'member:changed': Member;
  'user:changed': { readonly user: User; readonly presence: Presence | null };
  'self:changed': { readonly user: User; readonly presence: Presence | null };
  'avatar:changed': User;
  'presence:changed': Presence;
  'sidebar:changed': Sidebar;
  /** All that are offered now. */
  'status-list:changed': readonly CustomStatus[];
  /** The emoji, or the sounds, that administrators added are others now. */
  'emoji:changed': Record<never, never>;
  'sounds:changed': Record<never, never>;
  typing: Signal;
  'scheduled:changed': Scheduled;
  'reminder:changed': Reminder;
  'draft:changed': Draft;
  'call:changed': Call;
  'thread:read': ThreadRead;
  'settings:changed': PublicSettings;
  'permissions:changed': Readonly<Record<string, readonly string[]>>;
  'session:ended': { readonly reason: 'logged-out' | 'deactivated' | 'expired' };
  /** The feed has a gap: every edge reads anew what it holds and tells its clients to. */
  resync: Record<never, never>;
  'job:waiting': Record<never, never>;
  /** Others took this process for dead and it is not. */
  'instance:revived': Record<never, never>;
}

export type AnnouncementName = keyof AnnouncementData;

export type Announcement = {
  [Name in AnnouncementName]: {
    readonly name: Name;
    readonly audience: Audience;
    readonly data: AnnouncementData[Name];
  };
}[AnnouncementName];
