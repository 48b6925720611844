import { deleteOf } from '../room-verbs/delete.ts';

export const channelsDelete = deleteOf('channels');
