import type { RoomView } from '../../server/contracts/room.ts';

/**
 * Per room the `rev` up to which nothing can be missing any more. The highest rev seen is not that: writers take their
 * revs before their writes are visible, so a lower one may still arrive after a higher one. What was the highest rev
 * fifteen seconds ago, on a connection without a break, is settled.
 */
export type SettledRevs = Readonly<Record<string, { readonly settled: number | null; readonly waiting: number }>>;

/** How long a rev must have been seen, on an unbroken connection, to be settled. */
export const SETTLING_MS = 15_000;

type Rooms = Readonly<Record<string, Pick<RoomView, 'rev'>>>;

/** A connection stands and all was caught up: what is seen now settles at the next tick, what was settled stays so. */
export function beginSettling(revs: SettledRevs, rooms: Rooms): SettledRevs {
  return Object.fromEntries(
    Object.entries(rooms).map(([roomId, room]) => [
      roomId,
      { settled: revs[roomId]?.settled ?? null, waiting: room.rev },
    ]),
  );
}

/** To be called every `SETTLING_MS` while the connection stands. */
export function settle(revs: SettledRevs, rooms: Rooms): SettledRevs {
  return Object.fromEntries(
    Object.entries(rooms).map(([roomId, room]) => [
      roomId,
      { settled: revs[roomId]?.waiting ?? null, waiting: room.rev },
    ]),
  );
}
