/** A little longer than the interval at which clients renew the signal. */
export const TYPING_SHOWN_MS = 6000;
export function keepTypist(typing, roomId, who, now) {
  const others = (typing[roomId] ?? []).filter((typist) => typist.userId !== who.userId);
  return { ...typing, [roomId]: [...others, { ...who, until: now + TYPING_SHOWN_MS }] };
}
export function dropTypist(typing, roomId, userId) {
  const typists = typing[roomId];
  if (typists === undefined || !typists.some((typist) => typist.userId === userId)) return typing;
  return { ...typing, [roomId]: typists.filter((typist) => typist.userId !== userId) };
}
/** Forgets signals that were not renewed; the same object when there are none. */
export function dropStaleTypists(typing, now) {
  const isStale = (typist) => typist.until <= now;
  if (!Object.values(typing).some((typists) => typists.some(isStale))) return typing;
  return Object.fromEntries(
    Object.entries(typing).map(([roomId, typists]) => [roomId, typists.filter((typist) => !isStale(typist))]),
  );
}
