import type { MessagePage } from '../../server/contracts/methods.ts';
import type { MessageView } from '../../server/contracts/message.ts';

/** An unbroken run of one room's messages by ascending seq. */
export interface Timeline {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  /** False at the live end: new messages are appended. True in a window around an older message. */
  readonly hasNewer: boolean;
  /** Something of it may have been missed: it stays in sight until it is loaded anew. */
  readonly stale?: true;
}

export function timelineFrom(page: MessagePage): Timeline {
  return { messages: page.messages, hasOlder: page.hasOlder, hasNewer: page.hasNewer };
}

/** A page that was asked for with `before: timeline.messages[0].seq`. */
export function prependPage(timeline: Timeline, page: MessagePage): Timeline {
  return { ...timeline, messages: mergeBySeq(page.messages, timeline.messages), hasOlder: page.hasOlder };
}

/** A page that was asked for with `after: timeline.messages.at(-1).seq`. */
export function appendPage(timeline: Timeline, page: MessagePage): Timeline {
  return { ...timeline, messages: mergeBySeq(timeline.messages, page.messages), hasNewer: page.hasNewer };
}

/**
 * Takes in a message that was created or changed. Of two versions the one with the higher rev stays, so that a doubled or
 * late event does nothing. What lies outside the loaded window is left to be loaded with its page.
 */
export function takeMessage(timeline: Timeline, message: MessageView): Timeline {
  // An answer in a thread stands in its thread only, unless its author sent it to the room as well.
  if (message.threadId !== null && !message.alsoToRoom) return timeline;
  const { messages } = timeline;
  const at = findSeq(messages, message.seq);
  const held = messages[at];

  if (held !== undefined && held.seq === message.seq) {
    if (held.rev >= message.rev) return timeline;
    return { ...timeline, messages: messages.with(at, message) };
  }
  if (at === messages.length && timeline.hasNewer) return timeline;
  if (at === 0 && timeline.hasOlder) return timeline;
  return { ...timeline, messages: messages.toSpliced(at, 0, message) };
}

/** What a room keeps while nobody looks at it: the newest rows, so that coming back shows them at once. */
export function trimTimeline(timeline: Timeline, keep: number): Timeline | null {
  if (timeline.hasNewer) return null;
  if (timeline.messages.length <= keep) return timeline;
  return { ...timeline, messages: timeline.messages.slice(-keep), hasOlder: true };
}

/** Where `seq` is, or where it would have to be put. */
function findSeq(messages: readonly MessageView[], seq: number): number {
  const last = messages.at(-1);
  if (last === undefined || last.seq < seq) return messages.length;
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergeBySeq(first: readonly MessageView[], second: readonly MessageView[]): readonly MessageView[] {
  const bySeq = new Map<number, MessageView>();
  for (const message of [...first, ...second]) {
    const held = bySeq.get(message.seq);
    if (held === undefined || held.rev < message.rev) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
