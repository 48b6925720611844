import type { CallView } from '../../server/contracts/call.ts';
import type { DraftView, ReminderView, ScheduledView } from '../../server/contracts/later.ts';
import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import type { PublicSettings } from '../../server/contracts/settings.ts';
import { usualSidebar, type SidebarView } from '../../server/contracts/sidebar.ts';
import type { CustomStatusView, PresenceView } from '../../server/contracts/presence.ts';
import type { SelfView, UserView } from '../../server/contracts/user.ts';
import type { Timeline } from './timeline.ts';
import type { SettledRevs } from './settled-revs.ts';

/** Everything this client believes about the workspace. Plain values; `apply-event.ts` moves it on. */
export interface ChatState {
  /** A snapshot has been received at least once since the page was opened. */
  readonly ready: boolean;
  readonly self: SelfView | null;
  readonly settings: PublicSettings;
  /** Permission id → roles that hold it. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly rooms: Readonly<Record<string, RoomView>>;
  readonly memberships: Readonly<Record<string, MembershipView>>;
  readonly users: Readonly<Record<string, UserView>>;
  readonly presence: Readonly<Record<string, Presence>>;
  /** The statuses that administrators offer. */
  readonly statuses: readonly CustomStatusView[];
  /** How the reader arranged their list of rooms. */
  readonly sidebar: SidebarView;
  /** Who types where, by room. */
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
  /** Loaded messages by room. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** Messages to be sent later, and those that could not be sent, by id. */
  readonly scheduled: Readonly<Record<string, ScheduledView>>;
  readonly reminders: Readonly<Record<string, ReminderView>>;
  /** What the server holds of begun texts, by thread or room; `store/drafts.ts` has what stands in the fields. */
  readonly drafts: Readonly<Record<string, DraftView>>;
  /** Calls that ring the reader, or that the reader rings with. */
  readonly calls: Readonly<Record<string, CallView>>;
  /** How far threads were read since the page was opened; their lists know the rest from the server. */
  readonly threadReads: Readonly<Record<string, number>>;
  readonly settled: SettledRevs;
  /** Counts every change of people in a room, so that an open member list knows when it is out of date. */
  readonly memberChanges: Readonly<Record<string, number>>;
  /** Count what became of the workspace's own emoji and sounds, and every snapshot: their lists are asked for anew. */
  readonly emojiChanges: number;
  readonly soundChanges: number;
  /** Ids of messages that the reader saved. */
  readonly starred: Readonly<Record<string, true>>;
  /** By room the seq up to which everybody has read, where that is told. */
  readonly readByAll: Readonly<Record<string, number>>;
}

export type Presence = Omit<PresenceView, 'userId'>;

export interface Typist {
  readonly userId: string;
  readonly name: string;
  /** Milliseconds; the signal is renewed while somebody types, and forgotten when it was not. */
  readonly until: number;
}

export const emptyState: ChatState = {
  ready: false,
  self: null,
  settings: {},
  permissions: {},
  rooms: {},
  memberships: {},
  users: {},
  presence: {},
  statuses: [],
  sidebar: usualSidebar,
  typing: {},
  timelines: {},
  scheduled: {},
  reminders: {},
  drafts: {},
  calls: {},
  threadReads: {},
  settled: {},
  memberChanges: {},
  emojiChanges: 0,
  soundChanges: 0,
  starred: {},
  readByAll: {},
};
