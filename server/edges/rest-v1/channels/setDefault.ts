import { setDefaultOf } from '../room-verbs/change.ts';

export const channelsSetDefault = setDefaultOf('channels');
