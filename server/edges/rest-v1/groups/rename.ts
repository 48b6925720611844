import { renameOf } from '../room-verbs/change.ts';

export const groupsRename = renameOf('groups');
