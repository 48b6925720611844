import { describe, expect, it } from '@jest/globals';
import { aMembership, aRoom, aSelf } from '../../testing/builders.ts';
import { roomCandidates, searchRooms } from './search-rooms.ts';

function candidates(names: readonly string[], lastMessageAt: (name: string) => string | null = () => null) {
  const rooms = names.map((name) => aRoom({ id: name, name, displayName: name, lastMessageAt: lastMessageAt(name) }));
  return roomCandidates({
    self: aSelf(),
    rooms: Object.fromEntries(rooms.map((room) => [room.id, room])),
    memberships: Object.fromEntries(names.map((name) => [name, aMembership({ roomId: name })])),
  });
}

describe('searchRooms', () => {
  it('finds by fragments and without accents, the best first', () => {
    const among = candidates(['design', 'café-talk', 'sales-design', 'random']);
    expect(searchRooms(among, 'design', 12).map(({ title }) => title)).toEqual(['design', 'sales-design']);
    expect(searchRooms(among, 'cafe', 12).map(({ title }) => title)).toEqual(['café-talk']);
    expect(searchRooms(among, '#rnd', 12).map(({ title }) => title)).toEqual(['random']);
  });

  it('finds discussions and teams by what they are called', () => {
    const rooms = [
      aRoom({ id: 'talk', name: 'x1', displayName: 'Where to eat', parentRoomId: 'general' }),
      aRoom({ id: 'crew', name: 'crew', displayName: 'The crew', teamId: 'crew' }),
    ];
    const among = roomCandidates({
      self: aSelf(),
      rooms: Object.fromEntries(rooms.map((room) => [room.id, room])),
      memberships: Object.fromEntries(rooms.map(({ id }) => [id, aMembership({ roomId: id })])),
    });
    expect(searchRooms(among, 'eat', 12).map(({ room }) => room.id)).toEqual(['talk']);
    expect(searchRooms(among, 'crw', 12).map(({ room }) => room.id)).toEqual(['crew']);
  });

  it('gives the same dozen as sorting all of thousands would, and the newest with nothing typed', () => {
    const names = Array.from({ length: 5_000 }, (_, n) => `room-${(n * 7_919) % 5_000}`);
    const at = (name: string) => new Date(Number(name.slice(5)) * 1_000).toISOString();
    const hits = searchRooms(candidates(names, at), '', 12).map(({ title }) => title);
    expect(hits).toEqual(Array.from({ length: 12 }, (_, n) => `room-${4_999 - n}`));
  });
});
