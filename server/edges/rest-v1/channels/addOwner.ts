import { roleChange } from '../room-verbs/roles.ts';

export const channelsAddOwner = roleChange('channels', 'add', 'owner');
