import type { ChatState, Typist } from './state.ts';

/** A little longer than the interval at which clients renew the signal. */
export const TYPING_SHOWN_MS = 6000;

type Typing = ChatState['typing'];

export function keepTypist(typing: Typing, roomId: string, who: Omit<Typist, 'until'>, now: number): Typing {
  const others = (typing[roomId] ?? []).filter((typist) => typist.userId !== who.userId);
  return { ...typing, [roomId]: [...others, { ...who, until: now + TYPING_SHOWN_MS }] };
}

export function dropTypist(typing: Typing, roomId: string, userId: string): Typing {
  const typists = typing[roomId];
  if (typists === undefined || !typists.some((typist) => typist.userId === userId)) return typing;
  return { ...typing, [roomId]: typists.filter((typist) => typist.userId !== userId) };
}

/** Forgets signals that were not renewed; the same object when there are none. */
export function dropStaleTypists(typing: Typing, now: number): Typing {
  const isStale = (typist: Typist) => typist.until <= now;
  if (!Object.values(typing).some((typists) => typists.some(isStale))) return typing;
  return Object.fromEntries(
    Object.entries(typing).map(([roomId, typists]) => [roomId, typists.filter((typist) => !isStale(typist))]),
  );
}
