import { describe, expect, it } from '@jest/globals';
import type { CatchUp } from '../../server/contracts/methods.ts';
import { aMembership, aMessage, aRoom, aSnapshot } from '../testing/builders.ts';
import { applyEvent } from './apply-event.ts';
import { applyCatchUp, applySnapshot, planCatchUp } from './apply-snapshot.ts';
import { beginSettling, settle } from './settled-revs.ts';
import { emptyState, type ChatState } from './state.ts';

const room = aRoom({ seq: 2, rootSeq: 2, rev: 2 });
const snapshot = aSnapshot({ rooms: [room], memberships: [aMembership()] });

function loaded(): ChatState {
  const state = applySnapshot(emptyState, snapshot);
  const timeline = { messages: [aMessage(1), aMessage(2)], hasOlder: false, hasNewer: false };
  return {
    ...state,
    timelines: { 'room-1': timeline },
    settled: beginSettling(state.settled, state.rooms),
  };
}

const tick = (state: ChatState): ChatState => ({ ...state, settled: settle(state.settled, state.rooms) });

describe('planCatchUp', () => {
  it('loads anew what was loaded so lately that nothing of it is settled', () => {
    expect(planCatchUp(loaded())).toEqual({ rooms: {}, stale: ['room-1'] });
  });

  it('asks from the rev of at least fifteen seconds ago, because lower ones may still follow higher ones', () => {
    const early = applyEvent(tick(loaded()), { name: 'message:created', data: aMessage(4) }, 0);
    expect(planCatchUp(early).rooms).toEqual({ 'room-1': 2 });
    expect(planCatchUp(tick(early)).rooms).toEqual({ 'room-1': 2 });
    expect(planCatchUp(tick(tick(early))).rooms).toEqual({ 'room-1': 4 });
  });

  it('starts waiting anew after a break: what came just before it is not settled', () => {
    const state = applyEvent(tick(loaded()), { name: 'message:created', data: aMessage(4) }, 0);
    const reconnected = { ...state, settled: beginSettling(state.settled, state.rooms) };
    expect(planCatchUp(reconnected).rooms).toEqual({ 'room-1': 2 });
  });
});

describe('applyCatchUp', () => {
  const missed = [
    aMessage(1, { rev: 5, body: 'edited' }),
    aMessage(3),
    aMessage(4, { rev: 6, deletedAt: '2026-11-01T09:00:00.000Z', body: '' }),
  ];
  const answer: CatchUp = { roomId: 'room-1', messages: missed, room: aRoom({ seq: 4, rootSeq: 4, rev: 6 }) };

  it('makes of an old state what a new one would be: edits, new messages and tombstones', () => {
    const state = applyCatchUp(loaded(), [answer]);
    expect(state.timelines['room-1']?.messages).toEqual([missed[0], aMessage(2), missed[1], missed[2]]);
    expect(state.rooms['room-1']).toMatchObject({ seq: 4, rev: 6 });
  });

  it('does nothing the second time', () => {
    const once = applyCatchUp(loaded(), [answer]);
    expect(applyCatchUp(once, [answer])).toEqual(once);
  });

  it('lets go of a room that is gone, and wants one anew that moved too far', () => {
    expect(applyCatchUp(loaded(), [{ roomId: 'room-1', gone: true }])).toMatchObject({ rooms: {}, timelines: {} });
    const reset = applyCatchUp(loaded(), [{ roomId: 'room-1', reset: true, room: aRoom({ seq: 900, rev: 900 }) }]);
    expect(reset.timelines['room-1']?.stale).toBe(true);
    expect(reset.rooms['room-1']?.seq).toBe(900);
  });
});

describe('applySnapshot', () => {
  it('drops rooms that were left meanwhile and keeps loaded messages of the others', () => {
    const left = applySnapshot(loaded(), { ...snapshot, rooms: [], memberships: [] });
    expect(left).toMatchObject({ rooms: {}, memberships: {}, timelines: {} });
    expect(Object.keys(applySnapshot(loaded(), snapshot).timelines)).toEqual(['room-1']);
  });
});
