import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import type { PublicSettings } from '../../server/contracts/settings.ts';
import { unreadBetween, unreadShown, type UnreadCounts, type UnreadShown } from '../../server/contracts/unread.ts';
import type { PresenceStatus } from '../../server/contracts/user.ts';
import type { ChatState } from './state.ts';

export type Unread = UnreadCounts;

const NOTHING_UNREAD: Unread = { messages: 0, user: 0, group: 0 };

/** Unread is never stored: it is the distance between the room and the reader. */
export function unreadOf(room: RoomView | undefined, membership: MembershipView | undefined): Unread {
  if (room === undefined || membership === undefined) return NOTHING_UNREAD;
  return {
    ...unreadBetween(room, membership),
    user: membership.mentions,
  };
}

/** What the list of rooms and the window show of a room, as the reader and the workspace want it. */
export function shownUnread(room: RoomView, membership: MembershipView, settings: PublicSettings): UnreadShown {
  const counts = unreadOf(room, membership);
  return unreadShown({ kind: room.kind, counts, place: membership.notifications, settings });
}

/** Sum over all rooms, for the window's title and badges. A direct message counts as a mention. */
export function totalUnread(state: ChatState): { readonly mentions: number; readonly hasUnread: boolean } {
  let mentions = 0;
  let hasUnread = false;
  for (const membership of Object.values(state.memberships)) {
    const room = state.rooms[membership.roomId];
    if (room === undefined || !membership.open) continue;
    const shown = shownUnread(room, membership, state.settings);
    mentions += shown.urgent;
    hasUnread ||= shown.bold;
  }
  return { mentions, hasUnread };
}

/** Direct rooms have no name of their own: they are called after the other people in them. */
export function roomTitle(room: RoomView, selfId: string | undefined): string {
  if (room.kind !== 'direct') return room.displayName || room.name;
  const others = room.directMembers.filter((person) => person.id !== selfId);
  const shown = others.length > 0 ? others : room.directMembers;
  return shown.map((person) => person.name || person.username).join(', ');
}

/** The same for the middle of a text: channels carry their sign, conversations and discussions have none. */
export function roomLabel(room: RoomView, selfId: string | undefined): string {
  const title = roomTitle(room, selfId);
  return room.kind === 'direct' || room.parentRoomId !== null ? title : `#${title}`;
}

/** The other person of a direct room of two. */
export function directPartner(room: RoomView, selfId: string | undefined): string | null {
  if (room.kind !== 'direct') return null;
  const others = room.directMembers.filter((person) => person.id !== selfId);
  if (others.length === 0) return selfId ?? null;
  return others.length === 1 ? (others[0]?.id ?? null) : null;
}

export function statusOf(state: ChatState, userId: string): PresenceStatus {
  return state.presence[userId]?.status ?? state.users[userId]?.status ?? 'offline';
}

export function isAdmin(state: ChatState): boolean {
  return state.self?.roles.includes('admin') ?? false;
}

/** Whether a role of this person, in the workspace or in the room, holds the permission. */
export function may(state: ChatState, permission: string, roomId?: string): boolean {
  const holders = state.permissions[permission];
  if (holders === undefined || state.self === null) return false;
  const roomRoles: readonly string[] = roomId === undefined ? [] : (state.memberships[roomId]?.roles ?? []);
  return holders.some((role) => state.self?.roles.includes(role) || roomRoles.includes(role));
}

export function roomByName(state: ChatState, kind: 'channel' | 'group', name: string): RoomView | undefined {
  return Object.values(state.rooms).find((room) => room.kind === kind && room.name === name);
}
