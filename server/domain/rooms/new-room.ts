import type { RoomKind } from '../../contracts/room.ts';
import { fold, searchKeysOf } from '../../models/search-keys.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Context } from '../context.ts';

type Given = Pick<Room, 'kind' | 'name' | 'displayName' | 'creatorId'> & Partial<Room>;

/** A room with nothing in it yet. */
export function newRoom(ctx: Pick<Context, 'clock' | 'newId'>, given: Given): Room {
  const now = ctx.clock.now();
  return {
    _id: ctx.newId(),
    ...nameFields(given.kind, given.name, given.displayName, given.topic ?? ''),
    directMembers: [],
    topic: '',
    description: '',
    announcement: '',
    readOnly: false,
    archived: false,
    isDefault: false,
    parentRoomId: null,
    shownBy: [],
    teamId: null,
    isTeamMain: false,
    isTeamDefault: false,
    broadcast: false,
    reactWhenReadOnly: false,
    joinCodeHash: null,
    hiddenSystemKinds: [],
    memberCount: 0,
    seq: 0,
    rootSeq: 0,
    groupSeq: 0,
    rev: 0,
    lastMessageAt: null,
    lastMessage: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    ...given,
  };
}

/** The fields by which rooms are found; direct rooms are found by their members instead. */
export function nameFields(
  kind: RoomKind,
  name: string,
  displayName: string,
  topic: string,
): Pick<Room, 'searchKeys'> & { nameKey?: string } {
  if (kind === 'direct') return { searchKeys: [] };
  return { nameKey: fold(name), searchKeys: searchKeysOf(name, displayName, topic) };
}

/** A person's new place in a room: what was said before they came counts as read. */
export function newMember(
  ctx: Pick<Context, 'clock' | 'newId'>,
  room: Room,
  person: { readonly id: string; readonly username: string; readonly name: string },
  roles: Member['roles'] = [],
): Member {
  const now = ctx.clock.now();
  return {
    _id: ctx.newId(),
    roomId: room._id,
    userId: person.id,
    username: person.username,
    searchKeys: searchKeysOf(person.username, person.name),
    roles,
    lastReadSeq: room.seq,
    lastReadRootSeq: room.rootSeq,
    lastReadGroupSeq: room.groupSeq,
    mentionSeqs: [],
    open: true,
    favorite: false,
    muted: false,
    joinedAt: now,
    updatedAt: now,
    leftAt: null,
  };
}
