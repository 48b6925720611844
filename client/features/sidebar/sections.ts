import type { RoomView } from '../../../server/contracts/room.ts';
import type { Preferences } from '../../../server/contracts/user.ts';
import { roomTitle, unreadOf, type Unread } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';

export interface SidebarRow {
  readonly room: RoomView;
  readonly title: string;
  readonly unread: Unread;
  readonly favorite: boolean;
  readonly muted: boolean;
}

export type SectionName = 'unread' | 'favorites' | 'channels' | 'directs' | 'rooms';

export interface Section {
  readonly name: SectionName;
  readonly rows: readonly SidebarRow[];
}

/** The rooms of the reader in the order of their preferences. Each room stands in one section only. */
export function sectionsOf(state: Pick<ChatState, 'rooms' | 'memberships' | 'self'>): readonly Section[] {
  const preferences = state.self?.preferences ?? {};
  const rows = rowsOf(state).sort(preferences.sidebarSort === 'name' ? byName : byActivity);
  const sections = new Map<SectionName, SidebarRow[]>();
  for (const name of sectionNames(preferences)) sections.set(name, []);
  for (const row of rows) sections.get(sectionFor(row, preferences))?.push(row);
  return [...sections].map(([name, held]) => ({ name, rows: held }));
}

function rowsOf({ rooms, memberships, self }: Pick<ChatState, 'rooms' | 'memberships' | 'self'>): SidebarRow[] {
  const rows: SidebarRow[] = [];
  for (const membership of Object.values(memberships)) {
    const room = rooms[membership.roomId];
    if (room === undefined || !membership.open) continue;
    rows.push({
      room,
      title: roomTitle(room, self?.id),
      unread: unreadOf(room, membership),
      favorite: membership.favorite,
      muted: membership.muted,
    });
  }
  return rows;
}

function sectionNames(preferences: Preferences): readonly SectionName[] {
  const kinds: readonly SectionName[] = preferences.sidebarGroupByKind === false ? ['rooms'] : ['channels', 'directs'];
  return [...(preferences.sidebarUnreadFirst === true ? (['unread'] as const) : []), 'favorites', ...kinds];
}

function sectionFor(row: SidebarRow, preferences: Preferences): SectionName {
  if (preferences.sidebarUnreadFirst === true && isUnread(row)) return 'unread';
  if (row.favorite) return 'favorites';
  if (preferences.sidebarGroupByKind === false) return 'rooms';
  return row.room.kind === 'direct' ? 'directs' : 'channels';
}

export function isUnread({ unread, muted }: SidebarRow): boolean {
  return (!muted && unread.messages > 0) || unread.user > 0;
}

function byName(a: SidebarRow, b: SidebarRow): number {
  return a.title.localeCompare(b.title, undefined, { numeric: true });
}

function byActivity(a: SidebarRow, b: SidebarRow): number {
  return activityOf(b).localeCompare(activityOf(a)) || byName(a, b);
}

function activityOf({ room }: SidebarRow): string {
  return room.lastMessageAt ?? room.createdAt;
}
