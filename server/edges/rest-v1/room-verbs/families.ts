import type { RoomKind } from '../../../contracts/room.ts';

/** The three families of endpoints that do the same to different kinds of rooms. */
export type Family = 'channels' | 'groups' | 'im';

export const kinds: Readonly<Record<Family, RoomKind>> = { channels: 'channel', groups: 'group', im: 'direct' };

/** Under which name an answer holds one room. */
export const nouns: Readonly<Record<Family, string>> = { channels: 'channel', groups: 'group', im: 'room' };
