export { addEverybody } from './add-everybody.ts';
export { getAnyRoom, listAllRooms, type RoomsAsked } from './administer-rooms.ts';
export { ban, listBanned, unban } from './ban.ts';
export { setArchived } from './archive.ts';
export { deleteRoom, detachTeam, eraseRoom, requireMayDelete } from './delete-room.ts';
export { bringInQuietly } from './bring-in-quietly.ts';
export { enterQuietly, whoMayBeIn } from './team-place.ts';
export { changeRoom, type RoomChanges } from './change-room.ts';
export { createRoom, insertRoom, makeRoom, type RoomAndMember, type RoomPlan } from './create-room.ts';
export { isMember } from './is-member.ts';
export { kick, requireAnotherOwner, setMuted, setRoomRole } from './keep-order.ts';
export { markUnread } from './mark-unread.ts';
export { bringIn, enterRoom, inviteToRoom, joinDefaultRooms, joinRoom, leaveRoom, removeMember } from './membership.ts';
export { isRoomNameTaken } from './name-taken.ts';
export { slugOf } from './names.ts';
export { newMember, newRoom } from './new-room.ts';
export { extendDirect, openDirect } from './open-direct.ts';
export { markRead, setFavorite, setOpen } from './own-place.ts';
export {
  directoryOfRooms,
  getAnyPlace,
  getOwnPlace,
  getOwnPlaces,
  isLastOwner,
  getRoom,
  listJoined,
  listJoinedIds,
  listJoinedSince,
  listMembers,
} from './read-rooms.ts';
export type { Room } from '../../models/rooms.ts';
export type { Member } from '../../models/members.ts';
