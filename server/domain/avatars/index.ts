export { collectLooseAvatars } from './collect.ts';
export { findRoomAvatar, findUserAvatar, readAvatar, type AvatarFacts } from './find-avatar.ts';
export type { PictureSource } from './read-picture.ts';
export { setRoomAvatar } from './room-avatar.ts';
export { resetUserAvatar, setUserAvatar } from './user-avatar.ts';
