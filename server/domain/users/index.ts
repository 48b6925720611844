export { changePreferences } from './change-own.ts';
export { insertUser, type NewUser } from './create-user.ts';
export { findUsersByUsername } from './find-by-username.ts';
export { checkUsername, emailKeyOf } from './names.ts';
export { rolesOfUser } from './read-roles.ts';
export { getUser, getUsers, searchUsers } from './read-users.ts';
export { listPublicRoles, listUsersInRole, setUserRole } from './set-role.ts';
export { setUserActive } from './set-active.ts';
export type { User } from '../../models/users.ts';
