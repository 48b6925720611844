import { roleChange } from '../room-verbs/roles.ts';

export const channelsRemoveLeader = roleChange('channels', 'remove', 'leader');
