import { rolesOf } from '../room-verbs/roles.ts';

export const channelsRoles = rolesOf('channels');
