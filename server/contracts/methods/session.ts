import { z } from 'zod';
import type { CallView } from '../call.ts';
import type { MembershipView, RoomView } from '../room.ts';
import type { CustomStatusView } from '../presence.ts';
import type { SidebarView } from '../sidebar.ts';
import type { SelfView } from '../user.ts';
import type { LaterView } from '../later.ts';
import type { PublicSettings } from '../settings.ts';

export const sessionInputs = {
  /** The whole snapshot that everything else is an event on top of. Ask once per connection, after `events` is listened to. */
  'session:start': z.object({}),
} satisfies Record<string, z.ZodType>;

export interface Snapshot {
  readonly self: SelfView;
  readonly rooms: readonly RoomView[];
  readonly memberships: readonly MembershipView[];
  readonly settings: PublicSettings;
  /** Permission id → roles that hold it. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  /** What one has put off, and begun to write. */
  readonly later: LaterView;
  /** That ring for the reader. */
  readonly calls: readonly CallView[];
  readonly sidebar: SidebarView;
  readonly statuses: readonly CustomStatusView[];
  /** Ids of the messages that one saved for oneself, the latest ones. */
  readonly starred: readonly string[];
}

export interface SessionResults {
  'session:start': Snapshot;
}
