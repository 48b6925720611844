import { deleteOf } from '../room-verbs/delete.ts';

export const groupsDelete = deleteOf('groups');
