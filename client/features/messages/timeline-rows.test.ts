import { describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../../server/contracts/message.ts';
import { aMessage } from '../../testing/builders.ts';
import type { Outgoing } from '../../transport/outbox-storage.ts';
import { timelineRows } from './timeline-rows.ts';

const at = (minute: number, parts: Partial<MessageView> = {}) =>
  aMessage(minute, { sentAt: new Date(2026, 10, 1, 12, minute).toISOString(), ...parts });
const whole = (messages: readonly MessageView[]) => ({ messages, hasOlder: false, hasNewer: false });
const nobody = { selfId: 'alice', unreadAfter: null };
const outgoing = (id: string): Outgoing => ({
  id,
  userId: 'alice',
  roomId: 'room-1',
  body: 'hi',
  writtenAt: new Date(2026, 10, 1, 12, 5).getTime(),
  refused: null,
});

function rows(...args: Parameters<typeof timelineRows>) {
  return timelineRows(...args).flatMap((row) => (row.kind === 'message' ? [row] : []));
}

describe('timelineRows', () => {
  it('names the author once for what they write within five minutes', () => {
    const headed = rows(
      whole([at(1), at(2), at(8), at(9, { author: { id: 'carol', username: 'c', name: 'C' } })]),
      [],
      nobody,
    );
    expect(headed.map((row) => row.headed)).toEqual([true, false, true, true]);
  });

  it('marks the first message of each day', () => {
    const next = aMessage(2, { sentAt: new Date(2026, 10, 2, 0, 1).toISOString() });
    const late = aMessage(1, { sentAt: new Date(2026, 10, 1, 23, 59).toISOString() });
    expect(rows(whole([late, next]), [], nobody).map((row) => row.day !== null)).toEqual([true, true]);
  });

  it('draws the unread line once, above the first unread message of somebody else', () => {
    const mine = at(2, { author: { id: 'alice', username: 'alice', name: 'Alice' } });
    const found = rows(whole([at(1), mine, at(3), at(4)]), [], { selfId: 'alice', unreadAfter: 1 });
    expect(found.map((row) => row.firstUnread)).toEqual([false, false, true, false]);
  });

  it('draws no unread line while older unread messages are not loaded', () => {
    const late = { messages: [at(3), at(4), at(5)], hasOlder: true, hasNewer: false };
    const reader = { selfId: 'alice', unreadAfter: 1 };
    expect(rows(late, [], reader).some((row) => row.firstUnread)).toBe(false);
    const withMark = { ...late, messages: [at(1), at(2), ...late.messages] };
    expect(rows(withMark, [], reader).map((row) => row.firstUnread)).toEqual([true, false, false, false]);
  });

  it('never changes the look of a shown message when older ones are loaded', () => {
    const all = [at(1), at(2), at(3), at(4)];
    const before = rows({ messages: all.slice(1), hasOlder: true, hasNewer: false }, [], nobody);
    const after = rows(whole(all), [], nobody);
    expect(after.slice(-before.length)).toEqual(before);
    expect(before.length).toBe(2);
  });

  it('leaves answers in threads out, except those that are meant for the room too', () => {
    const answers = [at(2, { threadId: 'message-1' }), at(3, { threadId: 'message-1', alsoToRoom: true })];
    expect(rows(whole([at(1), ...answers]), [], nobody).map((row) => row.key)).toEqual(['message-1', 'message-3']);
  });

  it('shows what waits behind everything else, and what has arrived only once', () => {
    const shown = timelineRows(whole([at(1)]), [outgoing('message-1'), outgoing('waiting')], nobody);
    expect(shown.map((row) => row.key)).toEqual(['intro', 'message-1', 'waiting']);
  });

  it('keeps what waits out of a window around an old message', () => {
    const window = { messages: [at(1), at(2)], hasOlder: false, hasNewer: true };
    expect(timelineRows(window, [outgoing('waiting')], nobody).some((row) => row.kind === 'pending')).toBe(false);
  });
});
