import { addAllOf } from '../room-verbs/add-all.ts';

export const groupsAddAll = addAllOf('groups');
