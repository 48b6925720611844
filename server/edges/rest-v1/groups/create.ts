import { createOf } from '../room-verbs/create.ts';

export const groupsCreate = createOf('groups');
