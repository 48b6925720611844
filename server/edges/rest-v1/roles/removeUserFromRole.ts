import { userRoleChange } from './user-roles.ts';

export const rolesRemoveUserFromRole = userRoleChange('removeUserFromRole');
