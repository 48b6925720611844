import type { MessageView } from '../../../server/contracts/message.ts';
import { localDay } from '../../lib/time-format.ts';
import type { Timeline } from '../../store/timeline.ts';
import type { Outgoing } from '../../transport/outbox-storage.ts';

/** One row of the list. What stands above a message (a day, the unread line) is part of its row. */
export type TimelineRow =
  | { readonly kind: 'intro'; readonly key: 'intro' }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageView;
      /** Shows who wrote it; false when it follows closely what the same person wrote before. */
      readonly headed: boolean;
      /** The first one of its day. */
      readonly day: string | null;
      /** The first one that was not read when the room was opened. */
      readonly firstUnread: boolean;
    }
  | { readonly kind: 'pending'; readonly key: string; readonly outgoing: Outgoing; readonly headed: boolean };

const GROUPED_WITHIN_MS = 5 * 60_000;

/**
 * The rows from the oldest to the newest. While there are older messages to load, the first loaded one is not shown: it
 * only tells how the second one looks, so that a shown row never changes its height when older ones come in.
 */
export function timelineRows(
  timeline: Timeline,
  outgoing: readonly Outgoing[],
  {
    selfId,
    unreadAfter,
    hiddenKinds = NONE,
  }: {
    readonly selfId: string | undefined;
    readonly unreadAfter: number | null;
    /** Kinds of system messages that the workspace or the room does not show. */
    readonly hiddenKinds?: ReadonlySet<string>;
  },
): readonly TimelineRow[] {
  const { hasOlder, hasNewer } = timeline;
  const messages = timeline.messages.filter((message) => belongsToRoom(message) && isShown(message, hiddenKinds));
  const rows: TimelineRow[] = hasOlder ? [] : [{ kind: 'intro', key: 'intro' }];
  // Of a page that begins after the read mark nobody knows yet whether an unread message comes before it.
  let lineDrawn = !holdsReadMark(timeline, unreadAfter);

  for (let i = hasOlder ? 1 : 0; i < messages.length; i += 1) {
    const message = messages[i];
    if (message === undefined) continue;
    const before = messages[i - 1];
    const newDay = before === undefined || localDay(before.sentAt) !== localDay(message.sentAt);
    const firstUnread: boolean =
      !lineDrawn && unreadAfter !== null && message.seq > unreadAfter && message.author.id !== selfId;
    lineDrawn ||= firstUnread;
    rows.push({
      kind: 'message',
      key: message.id,
      message,
      headed: newDay || firstUnread || !follows(before, message),
      day: newDay ? message.sentAt : null,
      firstUnread,
    });
  }
  if (hasNewer) return rows;
  return [...rows, ...pendingRows(messages, outgoing, selfId)];
}

/** Whether the first unread message is among the loaded ones, or would be if there were one. */
export function holdsReadMark({ messages, hasOlder }: Timeline, unreadAfter: number | null): boolean {
  return unreadAfter !== null && (!hasOlder || (messages[0]?.seq ?? 0) <= unreadAfter);
}

function pendingRows(
  messages: readonly MessageView[],
  outgoing: readonly Outgoing[],
  selfId: string | undefined,
): readonly TimelineRow[] {
  // Arrived and still in the outbox for a moment: it is shown once.
  const newest = new Set(messages.slice(-200).map((message) => message.id));
  const last = messages.at(-1);
  return outgoing
    .filter((one) => !newest.has(one.id))
    .map((one, index): TimelineRow => {
      const headed =
        index === 0 &&
        !(
          last !== undefined &&
          isPlain(last) &&
          last.author.id === selfId &&
          one.writtenAt - Date.parse(last.sentAt) < GROUPED_WITHIN_MS
        );
      return { kind: 'pending', key: one.id, outgoing: one, headed };
    });
}

function follows(before: MessageView | undefined, message: MessageView): boolean {
  return (
    before !== undefined &&
    isPlain(before) &&
    isPlain(message) &&
    before.author.id === message.author.id &&
    before.alias === message.alias &&
    Date.parse(message.sentAt) - Date.parse(before.sentAt) < GROUPED_WITHIN_MS
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What was deleted without a trace is not there; neither are the room's own lines that nobody wants to see. */
export function isShown(message: MessageView, hiddenKinds: ReadonlySet<string> = NONE): boolean {
  return (message.deletedAt === null || message.leavesTrace) && !hiddenKinds.has(message.kind);
}

/** Answers in a thread stand in the thread, unless their author wanted them here too. */
function belongsToRoom(message: MessageView): boolean {
  return message.threadId === null || message.alsoToRoom;
}

function isPlain(message: MessageView): boolean {
  return message.kind === 'text' && message.deletedAt === null;
}
