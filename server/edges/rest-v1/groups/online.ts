import { onlineOf } from '../room-verbs/online.ts';

export const groupsOnline = onlineOf('groups');
