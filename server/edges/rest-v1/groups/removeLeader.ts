import { roleChange } from '../room-verbs/roles.ts';

export const groupsRemoveLeader = roleChange('groups', 'remove', 'leader');
