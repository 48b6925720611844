import { roleChange } from '../room-verbs/roles.ts';

export const groupsRemoveOwner = roleChange('groups', 'remove', 'owner');
