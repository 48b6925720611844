import type { MembershipView, MemberView, RoomView } from '../../contracts/room.ts';
import { placeNotifications } from '../../domain/notifications/index.ts';
import type { Presence } from '../../domain/presence/index.ts';
import type { Member, Room } from '../../domain/rooms/index.ts';
import type { User } from '../../domain/users/index.ts';

export function presentRoom(room: Room): RoomView {
  return {
    id: room._id,
    kind: room.kind,
    name: room.name,
    displayName: room.displayName,
    topic: room.topic,
    description: room.description,
    announcement: room.announcement,
    readOnly: room.readOnly,
    archived: room.archived,
    isDefault: room.isDefault,
    parentRoomId: room.parentRoomId,
    teamId: room.teamId,
    isTeamDefault: room.isTeamDefault,
    broadcast: room.broadcast,
    reactWhenReadOnly: room.reactWhenReadOnly,
    joinCodeRequired: room.joinCodeHash !== null,
    hiddenSystemKinds: room.hiddenSystemKinds,
    creatorId: room.creatorId,
    memberCount: room.memberCount,
    seq: room.seq,
    rootSeq: room.rootSeq,
    groupSeq: room.groupSeq,
    rev: room.rev,
    lost: room.lost ?? { rootSeqs: [], groupSeqs: [] },
    lastMessageAt: room.lastMessageAt?.toISOString() ?? null,
    lastMessage:
      room.lastMessage === null ? null : { ...room.lastMessage, sentAt: room.lastMessage.sentAt.toISOString() },
    directMembers: room.directMembers,
    avatarVersion: room.avatarVersion ?? '',
    createdAt: room.createdAt.toISOString(),
    ...(room.retention === undefined || room.retention === null ? {} : { retention: room.retention }),
    deletedAt: room.deletedAt?.toISOString() ?? null,
  };
}

/**
 * A room for those who follow its messages. Its counters and preview were read a little later than this point of the feed, and
 * somebody may have left between; who follows the messages has them already, and counters only ever go up.
 */
export function presentRoomNews(room: Room): RoomView {
  const nothingYet = { seq: 0, rootSeq: 0, groupSeq: 0, rev: 0, lastMessageAt: null, lastMessage: null };
  return { ...presentRoom(room), ...nothingYet };
}

/** For the member alone. */
export function presentMembership(member: Member): MembershipView {
  const passed = (member.passedGroupSeqs ?? []).filter((seq) => seq > member.lastReadGroupSeq);
  return {
    roomId: member.roomId,
    userId: member.userId,
    roles: member.roles,
    lastReadSeq: member.lastReadSeq,
    lastReadRootSeq: member.lastReadRootSeq,
    lastReadGroupSeq: member.lastReadGroupSeq,
    ...(passed.length === 0 ? {} : { passedGroupSeqs: passed }),
    mentions: member.mentionSeqs.length,
    open: member.open,
    favorite: member.favorite,
    muted: member.muted,
    ignored: member.ignored ?? [],
    notifications: placeNotifications(member),
    folderId: member.folderId ?? null,
    joinedAt: member.joinedAt.toISOString(),
    leftAt: member.leftAt?.toISOString() ?? null,
  };
}

/** For everybody who sees the room. */
export function presentMember(member: Member, user: User, presence: Presence | undefined): MemberView {
  return {
    id: user._id,
    username: user.username,
    name: user.name,
    status: presence?.status ?? 'offline',
    statusText: user.statusText,
    statusEmoji: user.statusEmoji ?? '',
    avatarVersion: user.avatarVersion,
    roles: member.roles,
    muted: member.muted,
    joinedAt: member.joinedAt.toISOString(),
  };
}
