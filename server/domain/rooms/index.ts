export { createRoom, insertRoom, type RoomAndMember, type RoomPlan } from './create-room.ts';
export { inviteToRoom, joinDefaultRooms, joinRoom, leaveRoom } from './membership.ts';
export { newMember, newRoom } from './new-room.ts';
export { openDirect } from './open-direct.ts';
export { markRead, setFavorite, setOpen } from './own-place.ts';
export { directoryOfRooms, getOwnPlace, getRoom, listJoined, listJoinedSince, listMembers } from './read-rooms.ts';
export { slugOf } from './names.ts';
export type { Room } from '../../models/rooms.ts';
export type { Member } from '../../models/members.ts';
