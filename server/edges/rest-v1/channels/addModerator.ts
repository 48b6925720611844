import { roleChange } from '../room-verbs/roles.ts';

export const channelsAddModerator = roleChange('channels', 'add', 'moderator');
