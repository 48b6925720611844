import type { PresenceStatus } from '../../server/contracts/user.ts';

/** In the order of the menu. A list of our own: the server's stands beside its schemas, which the page does not need. */
export const presenceStatuses: readonly PresenceStatus[] = ['online', 'away', 'busy', 'offline'];
