import type { CallView } from './call.ts';
import type { DraftView, ReminderView, ScheduledView } from './later.ts';
import type { MessageView } from './message.ts';
import type { MembershipView, RoomRole, RoomView } from './room.ts';
import type { CustomStatusView, PresenceView } from './presence.ts';
import type { SidebarView } from './sidebar.ts';
import type { SelfView, UserView } from './user.ts';
import type { PublicSettings } from './settings.ts';

/**
 * Everything the server tells our own client unasked, by name. Frames travel in one Socket.io event, `events`, as an array of
 * `{name, data}`: all frames for one room made in one turn of the event loop leave together, in order.
 *
 * The law of delivery: what a client holds + these events = what it would load anew.
 */
export interface ServerEvents {
  'message:created': MessageView;
  /** Edited, deleted (then a tombstone) or otherwise changed; drop it unless its rev is higher than the one held. */
  'message:changed': MessageView;
  'room:changed': RoomView;
  /** Many messages of the past were brought into a room at once, unannounced: load its counters and what is shown of it anew. */
  'room:renewed': { readonly roomId: string };
  /** The seq up to which everybody in a room has read; told only where read receipts are on, and in smaller rooms. */
  'room:read-by-all': { readonly roomId: string; readonly seq: number };
  /** The receiver saved a message for themselves, or let it go; on all their devices. */
  'star:changed': { readonly messageId: string; readonly starred: boolean };
  /** The receiver's own place in a room: joined, read, mentioned, left (`leftAt`). With it comes the room when it is new. */
  'membership:changed': { readonly membership: MembershipView; readonly room?: RoomView };
  /** Somebody's place in a room that the receiver is in. */
  'member:changed': {
    readonly roomId: string;
    readonly userId: string;
    readonly username: string;
    readonly roles: readonly RoomRole[];
    readonly left: boolean;
  };
  'user:changed': UserView;
  'self:changed': SelfView;
  /** Somebody has another picture, or none any more. For everybody: whoever wrote something is on somebody's screen. */
  'avatar:changed': { readonly userId: string; readonly avatarVersion: string };
  'presence:changed': PresenceView;
  /** The statuses that administrators offer, all of them. */
  'status-list:changed': { readonly statuses: readonly CustomStatusView[] };
  /** The emoji, or the sounds, of this workspace are others now: ask `emoji:list` or `sound:list` when they are shown. */
  'emoji:changed': Record<never, never>;
  'sounds:changed': Record<never, never>;
  /** How one's own list of rooms is arranged. */
  'sidebar:changed': SidebarView;
  typing: {
    readonly roomId: string;
    readonly userId: string;
    readonly username: string;
    readonly name: string;
    readonly typing: boolean;
  };
  /** The receiver's own, as all of these three. Sent or cancelled, done or deleted ones leave their list. */
  'scheduled:changed': ScheduledView;
  'reminder:changed': ReminderView;
  'draft:changed': DraftView;
  /** How far the receiver has read a thread, here or on another device. */
  'thread:read': { readonly threadId: string; readonly lastReadSeq: number };
  'settings:changed': PublicSettings;
  'permissions:changed': { readonly permissions: Readonly<Record<string, readonly string[]>> };
  /** A call rings the receiver, or rings for them; any other status: it rings no longer. */
  'call:changed': CallView;
  /** The server could not keep this client up to date: load anew what is shown, catch up the rest. */
  resync: Record<never, never>;
  'session:ended': { readonly reason: 'logged-out' | 'deactivated' | 'expired' };
}

export type ServerEventName = keyof ServerEvents;

export type ServerFrame = {
  [Name in ServerEventName]: { readonly name: Name; readonly data: ServerEvents[Name] };
}[ServerEventName];
