import { setTypeOf } from '../room-verbs/change.ts';

export const groupsSetType = setTypeOf('groups');
