import { builtInSections, type BuiltInSection, type SidebarView } from '../../../server/contracts/sidebar.ts';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import type { PublicSettings } from '../../../server/contracts/settings.ts';
import type { UnreadShown } from '../../../server/contracts/unread.ts';
import type { Preferences } from '../../../server/contracts/user.ts';
import { roomLook } from '../../store/room-look.ts';
import { roomTitle, shownUnread, unreadOf, type Unread } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';

export interface SidebarRow {
  readonly room: RoomView;
  readonly title: string;
  readonly unread: Unread;
  readonly shown: UnreadShown;
  readonly favorite: boolean;
  /** Nothing of it notifies. */
  readonly muted: boolean;
  readonly folderId: string | null;
}

export interface Section {
  /** A built-in name, or the id of a folder. */
  readonly id: string;
  /** Of a folder. */
  readonly name: string | null;
  readonly collapsed: boolean;
  readonly rows: readonly SidebarRow[];
  /** How many urgent things wait in it; for its heading when it is folded up. */
  readonly urgent: number;
}

export type SidebarParts = Pick<ChatState, 'rooms' | 'memberships' | 'self' | 'settings' | 'sidebar'>;

/** The rooms of the reader in the order of their preferences. Each room stands in one section only. */
export function sectionsOf(state: SidebarParts): readonly Section[] {
  const preferences = state.self?.preferences ?? {};
  const rows = rowsOf(state).sort(preferences.sidebarSort === 'name' ? byName : byActivity);
  const held = new Map<string, SidebarRow[]>(sectionIds(preferences, state.sidebar).map((id) => [id, []]));
  for (const row of rows) held.get(sectionFor(row, preferences, held))?.push(row);
  const names = new Map(state.sidebar.folders.map(({ id, name }) => [id, name]));
  const collapsed = new Set(state.sidebar.collapsed);
  return [...held].map(([id, within]) => ({
    id,
    name: names.get(id) ?? null,
    collapsed: collapsed.has(id),
    rows: within,
    urgent: within.reduce((sum, row) => sum + row.shown.urgent, 0),
  }));
}

export function isBuiltIn(id: string): id is BuiltInSection {
  return builtInSections.some((one) => one === id);
}

/** All sections from the top: as they were put, and those that never were where they usually are. */
export function sectionIds(preferences: Preferences, sidebar: SidebarView): readonly string[] {
  const kinds = preferences.sidebarGroupByKind === false ? ['rooms'] : ['teams', 'channels', 'directs', 'discussions'];
  const usual = ['favorites', ...sidebar.folders.map(({ id }) => id), ...kinds];
  const ordered = sidebar.order.filter((id) => usual.includes(id));
  for (const [index, id] of usual.entries()) {
    if (ordered.includes(id)) continue;
    const before = usual.slice(0, index).findLast((one) => ordered.includes(one));
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, id);
  }
  return preferences.sidebarUnreadFirst === true ? ['unread', ...ordered] : ordered;
}

/** Rows are made anew only when something they show has changed. */
const made = new WeakMap<
  MembershipView,
  { readonly room: RoomView; readonly settings: PublicSettings; readonly row: SidebarRow }
>();

function rowsOf({ rooms, memberships, self, settings }: SidebarParts): SidebarRow[] {
  const rows: SidebarRow[] = [];
  for (const membership of Object.values(memberships)) {
    const room = rooms[membership.roomId];
    if (room === undefined || !membership.open) continue;
    const known = made.get(membership);
    if (known?.room === room && known.settings === settings) {
      rows.push(known.row);
      continue;
    }
    const row = {
      room,
      title: roomTitle(room, self?.id),
      unread: unreadOf(room, membership),
      shown: shownUnread(room, membership, settings),
      favorite: membership.favorite,
      muted: membership.notifications.muted,
      folderId: membership.folderId,
    };
    made.set(membership, { room, settings, row });
    rows.push(row);
  }
  return rows;
}

function sectionFor(row: SidebarRow, preferences: Preferences, known: ReadonlyMap<string, unknown>): string {
  if (preferences.sidebarUnreadFirst === true && row.shown.bold) return 'unread';
  if (row.folderId !== null && known.has(row.folderId)) return row.folderId;
  if (row.favorite) return 'favorites';
  if (preferences.sidebarGroupByKind === false) return 'rooms';
  return kindSection(row.room);
}

function kindSection(room: RoomView): BuiltInSection {
  const look = roomLook(room);
  if (look === 'discussion') return 'discussions';
  if (look === 'team') return 'teams';
  return look === 'direct' ? 'directs' : 'channels';
}

const collator = new Intl.Collator(undefined, { numeric: true });

function byName(a: SidebarRow, b: SidebarRow): number {
  return collator.compare(a.title, b.title);
}

function byActivity(a: SidebarRow, b: SidebarRow): number {
  const [ours, theirs] = [activityOf(a), activityOf(b)];
  if (ours === theirs) return byName(a, b);
  return ours < theirs ? 1 : -1;
}

function activityOf({ room }: SidebarRow): string {
  return room.lastMessageAt ?? room.createdAt;
}
