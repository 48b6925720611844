import { kickOf } from '../room-verbs/kick.ts';

export const groupsKick = kickOf('groups');
