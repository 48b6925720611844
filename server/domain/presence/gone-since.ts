import type { Presence } from '../../models/presences.ts';

/** When somebody was last seen; null while they are here, and for who was never. */
export function goneSince(presence: Pick<Presence, 'status' | 'lastSeenAt'> | null | undefined): Date | null {
  return presence?.status === 'offline' ? (presence.lastSeenAt ?? null) : null;
}
