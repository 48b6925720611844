import type { RoomView } from '../../server/contracts/room.ts';
import type { ChatState } from '../store/state.ts';

const keyOf = (userId: string) => `parley.last-room.${userId}`;

/** The room to come back to at the next visit on this device. */
export function rememberRoom(userId: string, roomId: string): void {
  try {
    localStorage.setItem(keyOf(userId), roomId);
  } catch {
    // Storage is forbidden: the next visit begins in the most recent room.
  }
}

/** The room of the last visit, else the default one, else the one with the newest message. */
export function roomToStartWith(state: ChatState): RoomView | undefined {
  const mine = Object.values(state.rooms).filter((room) => room.id in state.memberships);
  const last = state.self === null ? null : remembered(state.self.id);
  return (
    mine.find((room) => room.id === last) ??
    mine.find((room) => room.isDefault) ??
    mine.toSorted((a, b) => (b.lastMessageAt ?? '').localeCompare(a.lastMessageAt ?? ''))[0]
  );
}

function remembered(userId: string): string | null {
  try {
    return localStorage.getItem(keyOf(userId));
  } catch {
    return null;
  }
}
