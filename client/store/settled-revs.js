/** How long a rev must have been seen, on an unbroken connection, to be settled. */
export const SETTLING_MS = 15_000;
/** A connection stands and all was caught up: what is seen now settles at the next tick, what was settled stays so. */
export function beginSettling(revs, rooms) {
  return Object.fromEntries(
    Object.entries(rooms).map(([roomId, room]) => [
      roomId,
      { settled: revs[roomId]?.settled ?? null, waiting: room.rev },
    ]),
  );
}
/** To be called every `SETTLING_MS` while the connection stands. */
export function settle(revs, rooms) {
  return Object.fromEntries(
    Object.entries(rooms).map(([roomId, room]) => [
      roomId,
      { settled: revs[roomId]?.waiting ?? null, waiting: room.rev },
    ]),
  );
}
