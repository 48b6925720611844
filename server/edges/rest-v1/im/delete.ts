import { deleteOf } from '../room-verbs/delete.ts';

export const imDelete = deleteOf('im');
