import type { Collection, Filter } from 'mongodb';
import type { RoomRole } from '../contracts/room.ts';
import type { Member } from './members.ts';
import { beginsWith } from './search-keys.ts';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

const ranks = ['owner', 'leader', 'moderator'] as const;

function rankOf({ roles }: Member): number {
  return ranks.findIndex((role) => roles.includes(role));
}

/** The lists that members stand in; a page is read off an index, however many there are. */
export function memberLists(members: Collection<Member>) {
  return {
    /** By username; `prefix` (folded) begins a word of their names. */
    async page(roomId: string, prefix: string, page: Page) {
      const filter: Filter<Member> = { roomId, leftAt: null, ...beginsWith(prefix) };
      const [found, total] = await Promise.all([
        members.find(filter).sort({ username: 1 }).skip(page.offset).limit(page.limit).toArray(),
        members.countDocuments(filter),
      ]);
      return { members: found, total };
    },

    /** As `page`, but those who hold a role come first: owners, leaders, moderators. */
    async pageByRole(roomId: string, prefix: string, page: Page) {
      const filter: Filter<Member> = { roomId, leftAt: null, ...beginsWith(prefix) };
      const withRole = { ...filter, roles: { $in: [...ranks] } };
      const holders = await members.find(withRole).sort({ username: 1 }).limit(1_000).toArray();
      holders.sort((a, b) => rankOf(a) - rankOf(b));
      const first = holders.slice(page.offset, page.offset + page.limit);
      const [others, total] = await Promise.all([
        first.length === page.limit
          ? []
          : members
              .find({ ...filter, roles: { $nin: [...ranks] } })
              .sort({ username: 1 })
              .skip(Math.max(0, page.offset - holders.length))
              .limit(page.limit - first.length)
              .toArray(),
        members.countDocuments(filter),
      ]);
      return { members: [...first, ...others], total };
    },

    /** Those who hold some role; they are few. */
    listWithRoles: (roomId: string, roles: readonly RoomRole[]) =>
      members
        .find({ roomId, roles: { $in: [...roles] }, leftAt: null })
        .limit(1_000)
        .toArray(),

    /** Up to `most` of a room's people, and those only who come after a user id. */
    async userIdsOf(roomId: string, after: string, most: number): Promise<string[]> {
      const found = members
        .find({ roomId, userId: { $gt: after }, leftAt: null }, { projection: { _id: 0, userId: 1 } })
        .sort({ userId: 1 })
        .limit(most);
      return (await found.toArray()).map(({ userId }) => userId);
    },
  };
}
