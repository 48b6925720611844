import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import type { PublicSettings } from '../../server/contracts/settings.ts';
import type { PresenceStatus, SelfView, UserView } from '../../server/contracts/user.ts';
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
  /** Who types where, by room. */
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
  /** Loaded messages by room. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  readonly settled: SettledRevs;
  /** Counts every change of people in a room, so that an open member list knows when it is out of date. */
  readonly memberChanges: Readonly<Record<string, number>>;
}

export interface Presence {
  readonly status: PresenceStatus;
  readonly statusText: string;
}

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
  typing: {},
  timelines: {},
  settled: {},
  memberChanges: {},
};
