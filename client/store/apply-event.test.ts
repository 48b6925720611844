import { describe, expect, it } from '@jest/globals';
import type { ServerFrame } from '../../server/contracts/events.ts';
import type { Snapshot } from '../../server/contracts/methods.ts';
import { aMembership, aMessage, aRoom, aSelf, aSnapshot } from '../testing/builders.ts';
import { applyEvent } from './apply-event.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { emptyState, type ChatState } from './state.ts';
import { unreadOf } from './selectors.ts';

const NOW = Date.UTC(2026, 10, 1, 10);

const snapshot: Snapshot = aSnapshot({
  rooms: [aRoom({ seq: 2, rootSeq: 2, rev: 2 }), aRoom({ id: 'room-2', name: 'random', displayName: 'random' })],
  memberships: [aMembership({ lastReadSeq: 2, lastReadRootSeq: 2 }), aMembership({ roomId: 'room-2' })],
  settings: { Site_Name: 'Acme' },
  permissions: { 'create-c': ['user'] },
});

const start = applySnapshot(emptyState, snapshot);

function after(frames: readonly ServerFrame[], state: ChatState = start): ChatState {
  return frames.reduce((held, frame) => applyEvent(held, frame, NOW), state);
}

/** What a snapshot speaks of, read back from a state. */
function asSnapshot(state: ChatState): unknown {
  const { self, rooms, memberships, settings, permissions } = state;
  return { self, rooms, memberships, settings, permissions };
}

function withMessages(seqs: readonly number[], parts: { hasOlder?: boolean; hasNewer?: boolean } = {}): ChatState {
  const timeline = { messages: seqs.map((seq) => aMessage(seq)), hasOlder: false, hasNewer: false, ...parts };
  return { ...start, timelines: { 'room-1': timeline } };
}

function seqsOf(state: ChatState): number[] {
  return (state.timelines['room-1']?.messages ?? []).map((message) => message.seq);
}

describe('the law of delivery: an old snapshot and the events since = a new snapshot', () => {
  const preview = { ...aMessage(3) };
  const lastMessage = {
    id: preview.id,
    author: preview.author,
    kind: preview.kind,
    body: preview.body,
    sentAt: preview.sentAt,
  };
  const moved = aRoom({ seq: 3, rootSeq: 3, rev: 3, lastMessage, lastMessageAt: preview.sentAt });
  const [room1, room2] = snapshot.rooms as [(typeof snapshot.rooms)[0], (typeof snapshot.rooms)[0]];
  const [mine1, mine2] = snapshot.memberships as [(typeof snapshot.memberships)[0], (typeof snapshot.memberships)[0]];

  const cases: readonly [string, readonly ServerFrame[], Snapshot][] = [
    ['a message was written', [{ name: 'message:created', data: aMessage(3) }], { ...snapshot, rooms: [moved, room2] }],
    [
      'a system message was written, which nobody has to read, and no preview shows',
      [{ name: 'message:created', data: aMessage(3, { rootSeq: 2, kind: 'user-joined' }) }],
      { ...snapshot, rooms: [{ ...room1, seq: 3, rev: 3 }, room2] },
    ],
    [
      'an older message was edited',
      [{ name: 'message:changed', data: aMessage(1, { rev: 3, body: 'better' }) }],
      { ...snapshot, rooms: [{ ...room1, rev: 3 }, room2] },
    ],
    [
      'a room got a topic',
      [{ name: 'room:changed', data: { ...room1, topic: 'Plans' } }],
      { ...snapshot, rooms: [{ ...room1, topic: 'Plans' }, room2] },
    ],
    [
      'a room was erased',
      [{ name: 'room:changed', data: { ...room2, deletedAt: '2026-11-01T09:00:00.000Z' } }],
      { ...snapshot, rooms: [room1], memberships: [mine1] },
    ],
    [
      'I read on another device',
      [{ name: 'membership:changed', data: { membership: { ...mine1, lastReadSeq: 2, favorite: true } } }],
      { ...snapshot, memberships: [{ ...mine1, lastReadSeq: 2, favorite: true }, mine2] },
    ],
    [
      'I was invited into a room',
      [
        {
          name: 'membership:changed',
          data: { membership: aMembership({ roomId: 'room-3' }), room: aRoom({ id: 'room-3', kind: 'group' }) },
        },
      ],
      {
        ...snapshot,
        rooms: [room1, room2, aRoom({ id: 'room-3', kind: 'group' })],
        memberships: [mine1, mine2, aMembership({ roomId: 'room-3' })],
      },
    ],
    [
      'I was removed from a room',
      [{ name: 'membership:changed', data: { membership: { ...mine2, leftAt: '2026-11-01T09:00:00.000Z' } } }],
      { ...snapshot, rooms: [room1], memberships: [mine1] },
    ],
    [
      'I changed my name, the workspace its settings and permissions',
      [
        { name: 'self:changed', data: aSelf({ name: 'Alice B.' }) },
        { name: 'settings:changed', data: { Site_Name: 'Acme Ltd' } },
        { name: 'permissions:changed', data: { permissions: {} } },
      ],
      { ...snapshot, self: aSelf({ name: 'Alice B.' }), settings: { Site_Name: 'Acme Ltd' }, permissions: {} },
    ],
  ];

  it.each(cases)('%s', (_what, frames, fresh) => {
    expect(asSnapshot(after(frames))).toEqual(asSnapshot(applySnapshot(emptyState, fresh)));
  });

  it.each(cases)('%s, and every event arrived twice', (_what, frames, fresh) => {
    const doubled = frames.flatMap((frame) => [frame, frame]);
    expect(asSnapshot(after(doubled))).toEqual(asSnapshot(applySnapshot(emptyState, fresh)));
  });
});

describe('applyEvent', () => {
  it('lets news of a room, written before messages that already arrived, not turn its counters back', () => {
    const state = after([
      { name: 'message:created', data: aMessage(3) },
      { name: 'room:changed', data: aRoom({ seq: 2, rootSeq: 2, rev: 2, topic: 'Plans' }) },
    ]);
    expect(state.rooms['room-1']).toMatchObject({
      topic: 'Plans',
      seq: 3,
      rootSeq: 3,
      lastMessage: { id: 'message-3' },
    });
  });

  it('counts a new message as unread and a system message not', () => {
    const state = after([
      { name: 'message:created', data: aMessage(3) },
      { name: 'message:created', data: aMessage(4, { rootSeq: 3, kind: 'user-joined' }) },
    ]);
    expect(unreadOf(state.rooms['room-1'], state.memberships['room-1']).messages).toBe(1);
  });

  it('puts messages that arrive out of order in their order, each once', () => {
    const frames = [5, 3, 4, 3].map((seq): ServerFrame => ({ name: 'message:created', data: aMessage(seq) }));
    expect(seqsOf(after(frames, withMessages([1, 2])))).toEqual([1, 2, 3, 4, 5]);
  });

  it('drops a version of a message that is older than the one held', () => {
    const state = after(
      [
        { name: 'message:changed', data: aMessage(1, { rev: 9, body: 'last' }) },
        { name: 'message:changed', data: aMessage(1, { rev: 8, body: 'before' }) },
      ],
      withMessages([1, 2]),
    );
    expect(state.timelines['room-1']?.messages[0]?.body).toBe('last');
  });

  it('leaves a gap nowhere: what lies outside the loaded window is loaded with its page', () => {
    const window = withMessages([10, 11], { hasOlder: true, hasNewer: true });
    const frames = [3, 30].map((seq): ServerFrame => ({ name: 'message:created', data: aMessage(seq) }));
    expect(seqsOf(after(frames, window))).toEqual([10, 11]);
  });

  it('forgets that somebody types as soon as their message is there, and never shows me typing', () => {
    const typing = { roomId: 'room-1', username: 'bob', name: 'Bob', typing: true };
    const state = after([
      { name: 'typing', data: { ...typing, userId: 'bob' } },
      { name: 'typing', data: { ...typing, userId: 'alice', name: 'Alice' } },
    ]);
    expect(state.typing['room-1']?.map((typist) => typist.userId)).toEqual(['bob']);
    expect(after([{ name: 'message:created', data: aMessage(3) }], state).typing['room-1']).toEqual([]);
  });

  it('is not stopped by an event of a newer server that it does not know', () => {
    const unknown = { name: 'galaxy:moved', data: {} } as unknown as ServerFrame;
    expect(after([unknown])).toBe(start);
  });
});
