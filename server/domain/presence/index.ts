export { createPresenceKeeper, type PresenceKeeper, type PresenceTie } from './presence-keeper.ts';
export { presencesOf } from './read-presence.ts';
export { setPresence } from './set-presence.ts';
export { createTyping, type Typing } from './typing.ts';
export type { Presence } from '../../models/presences.ts';
