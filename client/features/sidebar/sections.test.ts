import { describe, expect, it } from '@jest/globals';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import type { Preferences } from '../../../server/contracts/user.ts';
import { aMembership, aRoom, aSelf } from '../../testing/builders.ts';
import { sectionsOf } from './sections.ts';

function listed(
  entries: readonly (Partial<RoomView> & { readonly mine?: Partial<MembershipView> })[],
  preferences: Preferences = {},
): Record<string, string[]> {
  const rooms = entries.map(({ mine: _mine, ...room }) =>
    aRoom({ id: room.name ?? '', displayName: room.name ?? '', ...room }),
  );
  const memberships = entries.map(({ mine, name }) => aMembership({ roomId: name ?? '', ...mine }));
  const sections = sectionsOf({
    self: aSelf({ preferences }),
    rooms: Object.fromEntries(rooms.map((room) => [room.id, room])),
    memberships: Object.fromEntries(memberships.map((membership) => [membership.roomId, membership])),
  });
  return Object.fromEntries(sections.map(({ name, rows }) => [name, rows.map((row) => row.room.name)]));
}

describe('sectionsOf', () => {
  it('shows each room once: favourites before the rooms of their kind', () => {
    expect(listed([{ name: 'a', mine: { favorite: true } }, { name: 'b' }])).toEqual({
      favorites: ['a'],
      channels: ['b'],
      directs: [],
    });
  });

  it('puts the room with the newest message first, or sorts by name when preferred', () => {
    const entries = [
      { name: 'beta', lastMessageAt: '2026-11-02T00:00:00.000Z' },
      { name: 'alpha', lastMessageAt: '2026-11-01T00:00:00.000Z' },
    ];
    expect(listed(entries)['channels']).toEqual(['beta', 'alpha']);
    expect(listed(entries, { sidebarSort: 'name' })['channels']).toEqual(['alpha', 'beta']);
  });

  it('gathers unread rooms on top when preferred, but not muted ones', () => {
    const entries = [{ name: 'a' }, { name: 'b', rootSeq: 2 }, { name: 'c', rootSeq: 2, mine: { muted: true } }];
    expect(listed(entries, { sidebarUnreadFirst: true })['unread']).toEqual(['b']);
  });

  it('leaves hidden rooms out', () => {
    expect(listed([{ name: 'a', mine: { open: false } }])['channels']).toEqual([]);
  });
});
