import { roleChange } from '../room-verbs/roles.ts';

export const groupsAddLeader = roleChange('groups', 'add', 'leader');
