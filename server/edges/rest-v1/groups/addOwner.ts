import { roleChange } from '../room-verbs/roles.ts';

export const groupsAddOwner = roleChange('groups', 'add', 'owner');
