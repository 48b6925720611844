import { setJoinCodeOf } from '../room-verbs/change.ts';

export const channelsSetJoinCode = setJoinCodeOf('channels');
