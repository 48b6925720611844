import { roleChange } from '../room-verbs/roles.ts';

export const channelsAddLeader = roleChange('channels', 'add', 'leader');
