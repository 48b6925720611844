export { accessMessage, visibleMessages, type MessageAccess } from './access-message.ts';
export {
  accessDoor,
  accessRoom,
  accessRoomAsMember,
  accessRoomToPost,
  visibleRooms,
  type MemberAccess,
  type RoomAccess,
} from './access-room.ts';
export { requireMayAssign } from './assign-roles.ts';
export { can, requirePermission } from './can.ts';
export { changePermissions, reloadPermissions } from './change-permissions.ts';
export { permissionCatalogue, type PermissionId } from './permission-catalogue.ts';
export { peopleInReach, peopleOfTeam } from './people-in-reach.ts';
export { createPermissionTable, type PermissionTable } from './permission-table.ts';
export { roleCatalogue } from './role-catalogue.ts';
