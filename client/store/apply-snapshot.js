import { applyMessage, dropRoom } from './apply-event.js';
import { mergeRoom } from './merge-room.js';
/**
 * The snapshot is the whole truth of the moment in which it was read. Loaded messages are kept, as far as their rooms
 * are still ours: `applyCatchUp` brings them up to date.
 */
export function applySnapshot(state, snapshot) {
  const rooms = Object.fromEntries(snapshot.rooms.map((room) => [room.id, room]));
  const memberships = Object.fromEntries(snapshot.memberships.map((membership) => [membership.roomId, membership]));
  const isKept = ([roomId]) => roomId in rooms;
  return {
    ...state,
    ready: true,
    self: snapshot.self,
    settings: snapshot.settings,
    permissions: snapshot.permissions,
    rooms,
    memberships,
    typing: {},
    timelines: Object.fromEntries(Object.entries(state.timelines).filter(isKept)),
    settled: Object.fromEntries(Object.entries(state.settled).filter(isKept)),
  };
}
/** What to ask catch-up for, and which timelines can't be caught up because nothing of theirs is settled yet. */
export function planCatchUp(state) {
  const rooms = {};
  const stale = [];
  for (const roomId of Object.keys(state.timelines)) {
    const settled = state.settled[roomId]?.settled ?? null;
    if (settled === null) stale.push(roomId);
    else rooms[roomId] = settled;
  }
  return { rooms, stale };
}
export function applyCatchUp(state, answers) {
  return answers.reduce(applyRoomCatchUp, state);
}
function applyRoomCatchUp(state, answer) {
  if ('gone' in answer) return dropRoom(state, answer.roomId);
  const rooms = { ...state.rooms, [answer.roomId]: mergeRoom(state.rooms[answer.roomId], answer.room) };
  if ('reset' in answer) return dropTimelines({ ...state, rooms }, [answer.roomId]);
  return answer.messages.reduce(applyMessage, { ...state, rooms });
}
/** Timelines that must be loaded anew; whoever shows one loads it when it is gone. */
export function dropTimelines(state, roomIds) {
  if (roomIds.length === 0) return state;
  const dropped = new Set(roomIds);
  return {
    ...state,
    timelines: Object.fromEntries(Object.entries(state.timelines).filter(([roomId]) => !dropped.has(roomId))),
  };
}
