import type { CatchUp, Snapshot } from '../../server/contracts/methods.ts';
import { applyMessage, dropRoom } from './apply-event.ts';
import { laterFrom } from './later.ts';
import { mergeRoom } from './merge-room.ts';
import type { ChatState } from './state.ts';

/**
 * The snapshot is the whole truth of the moment in which it was read. Loaded messages are kept, as far as their rooms
 * are still ours: `applyCatchUp` brings them up to date.
 */
export function applySnapshot(state: ChatState, snapshot: Snapshot): ChatState {
  const rooms = Object.fromEntries(snapshot.rooms.map((room) => [room.id, room]));
  const memberships = Object.fromEntries(snapshot.memberships.map((membership) => [membership.roomId, membership]));
  const isKept = ([roomId]: [string, unknown]) => roomId in rooms;
  return {
    ...state,
    ready: true,
    self: snapshot.self,
    settings: snapshot.settings,
    permissions: snapshot.permissions,
    starred: Object.fromEntries(snapshot.starred.map((id) => [id, true as const])),
    calls: Object.fromEntries(snapshot.calls.map((call) => [call.id, call])),
    sidebar: snapshot.sidebar,
    statuses: snapshot.statuses,
    rooms,
    memberships,
    ...laterFrom(snapshot.later),
    emojiChanges: state.emojiChanges + 1,
    soundChanges: state.soundChanges + 1,
    typing: {},
    timelines: Object.fromEntries(Object.entries(state.timelines).filter(isKept)),
    settled: Object.fromEntries(Object.entries(state.settled).filter(isKept)),
  };
}

/** What to ask catch-up for, and which timelines can't be caught up because nothing of theirs is settled yet. */
export function planCatchUp(state: ChatState): {
  readonly rooms: Readonly<Record<string, number>>;
  readonly stale: readonly string[];
} {
  const rooms: Record<string, number> = {};
  const stale: string[] = [];
  for (const roomId of Object.keys(state.timelines)) {
    const settled = state.settled[roomId]?.settled ?? null;
    if (settled === null) stale.push(roomId);
    else rooms[roomId] = settled;
  }
  return { rooms, stale };
}

export function applyCatchUp(state: ChatState, answers: readonly CatchUp[]): ChatState {
  return answers.reduce(applyRoomCatchUp, state);
}

function applyRoomCatchUp(state: ChatState, answer: CatchUp): ChatState {
  if ('gone' in answer) return dropRoom(state, answer.roomId);

  const rooms = { ...state.rooms, [answer.roomId]: mergeRoom(state.rooms[answer.roomId], answer.room) };
  if ('reset' in answer) return markStale({ ...state, rooms }, [answer.roomId]);
  return answer.messages.reduce(applyMessage, { ...state, rooms });
}

/** Timelines that cannot be caught up; whoever shows one loads it anew. */
export function markStale(state: ChatState, roomIds: readonly string[]): ChatState {
  const timelines = { ...state.timelines };
  for (const roomId of roomIds) {
    const timeline = timelines[roomId];
    if (timeline !== undefined) timelines[roomId] = { ...timeline, stale: true };
  }
  return roomIds.length === 0 ? state : { ...state, timelines };
}
