import { describe, expect, it } from '@jest/globals';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import { usualNotifications } from '../../../server/contracts/notifications.ts';
import { usualSidebar, type SidebarView } from '../../../server/contracts/sidebar.ts';
import type { Preferences } from '../../../server/contracts/user.ts';
import { aMembership, aRoom, aSelf } from '../../testing/builders.ts';
import { movedBy } from './drag.ts';
import { listItems, neighbour } from './list-items.ts';
import { sectionsOf } from './sections.ts';

type Entry = Partial<RoomView> & { readonly mine?: Partial<MembershipView> };

function sections(entries: readonly Entry[], preferences: Preferences = {}, sidebar: Partial<SidebarView> = {}) {
  const rooms = entries.map(({ mine: _mine, ...room }) =>
    aRoom({ id: room.name ?? '', displayName: room.name ?? '', ...room }),
  );
  const memberships = entries.map(({ mine, name }) => aMembership({ roomId: name ?? '', ...mine }));
  return sectionsOf({
    self: aSelf({ preferences }),
    settings: {},
    sidebar: { ...usualSidebar, ...sidebar },
    rooms: Object.fromEntries(rooms.map((room) => [room.id, room])),
    memberships: Object.fromEntries(memberships.map((membership) => [membership.roomId, membership])),
  });
}

const named = (...parts: Parameters<typeof sections>): Record<string, string[]> =>
  Object.fromEntries(sections(...parts).map(({ id, rows }) => [id, rows.map((row) => row.room.name)]));

const muted = { notifications: { ...usualNotifications, muted: true } };

describe('sectionsOf', () => {
  it('shows each room once, by its kind', () => {
    const listed = named([
      { name: 'a', mine: { favorite: true } },
      { name: 'b' },
      { name: 'c', kind: 'group', teamId: 'c' },
      { name: 'd', parentRoomId: 'b' },
      { name: 'e', kind: 'direct' },
    ]);
    expect(listed).toEqual({ favorites: ['a'], teams: ['c'], channels: ['b'], directs: ['e'], discussions: ['d'] });
  });

  it('puts the room with the newest message first, or sorts by name when preferred', () => {
    const entries = [
      { name: 'beta', lastMessageAt: '2026-11-02T00:00:00.000Z' },
      { name: 'alpha', lastMessageAt: '2026-11-01T00:00:00.000Z' },
    ];
    expect(named(entries)['channels']).toEqual(['beta', 'alpha']);
    expect(named(entries, { sidebarSort: 'name' })['channels']).toEqual(['alpha', 'beta']);
  });

  it('gathers unread rooms on top when preferred, but not muted ones', () => {
    const entries = [{ name: 'a' }, { name: 'b', rootSeq: 2 }, { name: 'c', rootSeq: 2, mine: muted }];
    expect(named(entries, { sidebarUnreadFirst: true })['unread']).toEqual(['b']);
  });

  it('leaves hidden rooms out', () => {
    expect(named([{ name: 'a', mine: { open: false } }])['channels']).toEqual([]);
  });

  it('keeps folders and the order they were put in; what was never put stands where it usually does', () => {
    const folders = [{ id: 'f1', name: 'Work' }];
    const entries = [
      { name: 'a', mine: { folderId: 'f1' } },
      { name: 'b', mine: { folderId: 'gone' } },
    ];
    const listed = named(entries, {}, { folders, order: ['directs', 'channels'] });
    expect(Object.keys(listed)).toEqual(['favorites', 'f1', 'teams', 'directs', 'discussions', 'channels']);
    expect(listed).toMatchObject({ f1: ['a'], channels: ['b'] });
  });

  it('counts what is urgent in a section, and nothing of muted rooms but the reader’s name', () => {
    const [, , channels] = sections([
      { name: 'a', rootSeq: 3, mine: { mentions: 2 } },
      { name: 'b', rootSeq: 3, groupSeq: 1, mine: muted },
    ]);
    expect(channels).toMatchObject({ id: 'channels', urgent: 2 });
  });
});

describe('listItems', () => {
  const collapsed = { collapsed: ['channels'] };
  const entries = [{ name: 'a' }, { name: 'b', rootSeq: 1 }, { name: 'c' }];

  it('of a folded section still shows what is unread and where the reader is', () => {
    const keys = listItems(sections(entries, {}, collapsed), 'c').map(({ key }) => key);
    expect(keys).toEqual(['section channels', 'b', 'c', 'section directs', 'hint directs']);
  });

  it('leads from room to room in its own order, round its ends, and among the unread ones alone', () => {
    const items = listItems(sections(entries, { sidebarSort: 'name' }), 'a');
    expect(neighbour(items, 'a', 1, false)?.room.id).toBe('b');
    expect(neighbour(items, 'a', -1, false)?.room.id).toBe('c');
    expect(neighbour(items, 'c', 1, true)?.room.id).toBe('b');
    expect(neighbour(items, 'b', 1, true)).toBeNull();
    expect(neighbour(items, null, 1, false)?.room.id).toBe('a');
  });

  it('moves a section by one place without dragging', () => {
    expect(movedBy(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedBy(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });
});
