import { moderatorsOf } from '../room-verbs/roles.ts';

export const groupsModerators = moderatorsOf('groups');
