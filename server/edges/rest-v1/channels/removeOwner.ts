import { roleChange } from '../room-verbs/roles.ts';

export const channelsRemoveOwner = roleChange('channels', 'remove', 'owner');
