import { showOf } from '../room-verbs/show.ts';

export const groupsOpen = showOf('groups', 'open');
