import { setReadOnlyOf } from '../room-verbs/change.ts';

export const groupsSetReadOnly = setReadOnlyOf('groups');
