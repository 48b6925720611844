import { setTypeOf } from '../room-verbs/change.ts';

export const channelsSetType = setTypeOf('channels');
