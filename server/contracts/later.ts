import type { ErrorCode } from './errors.ts';

/** What one person has put off, as only they see it. Of two versions the one with the higher revision is the newer. */
export interface ScheduledView {
  /** Also the id of the message that it becomes. */
  readonly id: string;
  readonly roomId: string;
  readonly threadId: string | null;
  readonly alsoToRoom: boolean;
  readonly body: string;
  /** What it will show beside its text. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly dueAt: string;
  /** IANA name of the zone in which the author chose the time. */
  readonly timeZone: string;
  /** `failed`: it could not be sent for `reason`, and waits for its author's decision. */
  readonly state: 'waiting' | 'sending' | 'failed' | 'sent' | 'cancelled';
  readonly reason: ErrorCode | null;
  readonly revision: number;
}

export const repeats = ['none', 'daily', 'weekdays', 'weekly', 'monthly'] as const;
export type Repeat = (typeof repeats)[number];

export interface ReminderView {
  readonly id: string;
  readonly text: string;
  /** The message that it is about, and the room in which that stands. */
  readonly messageId: string | null;
  readonly messageRoomId: string | null;
  /** Where it will be said. */
  readonly roomId: string;
  /** Whose room or name it goes to; null: one's own. */
  readonly target: string | null;
  readonly dueAt: string;
  readonly timeZone: string;
  readonly repeat: Repeat;
  /** `delivered`: it was said and is not done yet; `failed`: it could not be said for `reason`. */
  readonly state: 'waiting' | 'delivered' | 'failed' | 'done' | 'deleted';
  readonly reason: ErrorCode | null;
  readonly revision: number;
}

/** An unsent text. An empty one was sent or thrown away: its revision stands, so that an old device cannot bring it back. */
export interface DraftView {
  readonly roomId: string;
  readonly threadId: string | null;
  readonly text: string;
  readonly revision: number;
  readonly updatedAt: string;
}

/** Under which a draft is kept on every device: its thread, else its room. */
export function draftKeyOf({ roomId, threadId }: Pick<DraftView, 'roomId' | 'threadId'>): string {
  return threadId ?? roomId;
}

export interface LaterView {
  readonly scheduled: readonly ScheduledView[];
  readonly reminders: readonly ReminderView[];
  readonly drafts: readonly DraftView[];
}
