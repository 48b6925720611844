export { deleteRoom, eraseRoom, setArchived } from './archive.ts';
export { changeRoom, type RoomChanges } from './change-room.ts';
export { createRoom, insertRoom, type RoomAndMember, type RoomPlan } from './create-room.ts';
export { isMember } from './is-member.ts';
export { kick, setMuted, setRoomRole } from './keep-order.ts';
export { markUnread } from './mark-unread.ts';
export { inviteToRoom, joinDefaultRooms, joinRoom, leaveRoom } from './membership.ts';
export { isRoomNameTaken } from './name-taken.ts';
export { newMember, newRoom } from './new-room.ts';
export { openDirect } from './open-direct.ts';
export { markRead, setFavorite, setOpen } from './own-place.ts';
export {
  directoryOfRooms,
  getOwnPlace,
  getRoom,
  listJoined,
  listJoinedIds,
  listJoinedSince,
  listMembers,
} from './read-rooms.ts';
export type { Room } from '../../models/rooms.ts';
export type { Member } from '../../models/members.ts';
