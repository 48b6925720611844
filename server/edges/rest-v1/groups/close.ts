import { showOf } from '../room-verbs/show.ts';

export const groupsClose = showOf('groups', 'close');
