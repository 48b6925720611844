import { textOf } from '../room-verbs/change.ts';

export const groupsSetPurpose = textOf('groups', 'Purpose');
