import { textOf } from '../room-verbs/change.ts';

export const groupsSetTopic = textOf('groups', 'Topic');
