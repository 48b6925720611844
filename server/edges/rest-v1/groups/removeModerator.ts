import { roleChange } from '../room-verbs/roles.ts';

export const groupsRemoveModerator = roleChange('groups', 'remove', 'moderator');
