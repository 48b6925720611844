import { countUnread, unreadBetween } from '../../contracts/unread.ts';
import type { Context } from '../../domain/context.ts';
import { placeNotifications } from '../../domain/notifications/index.ts';
import type { Member, Room } from '../../domain/rooms/index.ts';
import type { User } from '../../domain/users/index.ts';
import { presentPlaceNotifications } from './notification-words.ts';
import { belongings, movedAt, roomTypes } from './present-room.ts';

/** A person's place in a room. What is unread is derived from the room's counters and the read mark, never stored. */
export function presentSubscription(
  ctx: Context,
  user: Pick<User, '_id' | 'username' | 'name'>,
  room: Room,
  member: Member,
) {
  const moved = movedAt(room);
  return {
    _id: member._id,
    rid: room._id,
    t: roomTypes[room.kind],
    u: { _id: user._id, username: user.username, name: user.name },
    ...titleOf(room, member.userId),
    open: member.open,
    ...unreadOf(ctx, room, member),
    tunread: [],
    tunreadUser: [],
    tunreadGroup: [],
    ts: member.joinedAt.toISOString(),
    ls: (member.lastReadAt ?? member.joinedAt).toISOString(),
    f: member.favorite,
    ...presentPlaceNotifications(placeNotifications(member)),
    roles: member.roles,
    ...(member.ignored === undefined || member.ignored.length === 0 ? {} : { ignored: member.ignored }),
    archived: room.archived,
    broadcast: room.broadcast,
    ...belongings(room),
    _updatedAt: (moved > member.updatedAt ? moved : member.updatedAt).toISOString(),
  };
}

/** What one's client is told when a place is gone. */
export function presentLeftPlace(member: Member) {
  return { _id: member._id, rid: member.roomId, _deletedAt: (member.leftAt ?? member.updatedAt).toISOString() };
}

/**
 * `alert` says that anything is unread; `unread` counts what the settings let count: everything, or only what mentions this
 * person. Replies in threads and system messages count nowhere here.
 */
function unreadOf(ctx: Context, room: Room, member: Member) {
  const { behind, userMentions, groupMentions: called } = unreadCounts(room, member);
  const place = placeNotifications(member);
  const groupMentions = place.muteGroupMentions ? 0 : called;
  const counts = { messages: behind, user: userMentions, group: groupMentions };
  const unread = Math.min(countUnread(room.kind, counts, ctx.settings.public()), behind);
  return { alert: behind > 0 && !place.muted && !place.hideUnread, unread, userMentions, groupMentions };
}

/** What lies between the room's counters and the read mark. */
export function unreadCounts(room: Room, member: Member) {
  const { messages, group } = unreadBetween(room, member);
  return { behind: messages, groupMentions: group, userMentions: member.mentionSeqs.length };
}

function titleOf(room: Room, userId: string) {
  if (room.kind !== 'direct') return { name: room.name, fname: room.displayName };
  const others = room.directMembers.filter((person) => person.id !== userId);
  const shown = others.length === 0 ? room.directMembers : others;
  return {
    name: shown.map((person) => person.username).join(', '),
    fname: shown.map((person) => person.name).join(', '),
  };
}
