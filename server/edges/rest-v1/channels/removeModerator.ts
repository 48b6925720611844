import { roleChange } from '../room-verbs/roles.ts';

export const channelsRemoveModerator = roleChange('channels', 'remove', 'moderator');
