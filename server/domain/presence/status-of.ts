import type { PresenceStatus } from '../../contracts/user.ts';
import type { Presence } from '../../models/presences.ts';

/**
 * What others see: nobody connected is offline, whoever chose to be invisible too; a chosen `busy` or `away` holds while
 * connected; otherwise somebody is online as long as one of their connections is in use.
 */
export function statusOf({ instances, chosen }: Pick<Presence, 'instances' | 'chosen'>): PresenceStatus {
  const states = Object.values(instances ?? {});
  if (states.length === 0) return 'offline';
  if (chosen !== 'online') return chosen;
  return states.includes('online') ? 'online' : 'away';
}
