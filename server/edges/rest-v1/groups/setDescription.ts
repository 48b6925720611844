import { textOf } from '../room-verbs/change.ts';

export const groupsSetDescription = textOf('groups', 'Description');
