import { userRoleChange } from './user-roles.ts';

export const rolesAddUserToRole = userRoleChange('addUserToRole');
