export { createPresenceKeeper, type PresenceKeeper, type PresenceTie } from './presence-keeper.ts';
export { presencesOf } from './read-presence.ts';
export { listStatuses, removeStatus, saveStatus, type CustomStatus } from './custom-statuses.ts';
export { expireStatus, setPresence } from './set-presence.ts';
export { goneSince } from './gone-since.ts';
export { createTyping, type Typing } from './typing.ts';
export type { Presence } from '../../models/presences.ts';
