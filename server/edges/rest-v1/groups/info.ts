import { infoOf } from '../room-verbs/info.ts';

export const groupsInfo = infoOf('groups');
