import { rolesOf } from '../room-verbs/roles.ts';

export const groupsRoles = rolesOf('groups');
