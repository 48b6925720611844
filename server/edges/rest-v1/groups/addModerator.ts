import { roleChange } from '../room-verbs/roles.ts';

export const groupsAddModerator = roleChange('groups', 'add', 'moderator');
