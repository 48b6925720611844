import type { Collection, Filter } from 'mongodb';
import type { RoomKind } from '../contracts/room.ts';
import type { Room } from './rooms.ts';
import { beginsWith } from './search-keys.ts';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** How a list of rooms is ordered. */
export type RoomOrder = 'name' | 'members' | 'activity' | 'created';

/** What of the directory is hidden from somebody. */
export interface Sight {
  /** Teams whose channels they see. */
  readonly teamIds: readonly string[];
  /** Rooms they are banned from. */
  readonly bannedIds: readonly string[];
  /** The main rooms of teams are left out; they are listed as teams. */
  readonly withoutTeams?: boolean;
}

const orders = {
  name: { nameKey: 1 },
  members: { memberCount: -1, nameKey: 1 },
  activity: { lastMessageAt: -1, nameKey: 1 },
  created: { createdAt: -1, nameKey: 1 },
} as const;

/** The lists that rooms are found in. All prefixes are folded and must begin a word of a room's name or topic. */
export function roomLists(rooms: Collection<Room>) {
  async function pageOf(filter: Filter<Room>, page: Page, order: RoomOrder = 'name') {
    const [found, total] = await Promise.all([
      rooms.find(filter).sort(orders[order]).skip(page.offset).limit(page.limit).toArray(),
      rooms.countDocuments(filter),
    ]);
    return { rooms: found, total };
  }

  return {
    /** Channels that are no discussions: those of no team, and those of the teams in sight. */
    searchChannels: (prefix: string, page: Page, sight: Sight, order: RoomOrder = 'name') =>
      pageOf(
        {
          kind: 'channel',
          deletedAt: null,
          parentRoomId: null,
          ...(sight.withoutTeams === true ? { isTeamMain: { $ne: true } } : {}),
          _id: { $nin: [...sight.bannedIds] },
          $or: [{ teamId: null }, { teamId: { $in: [...sight.teamIds] } }],
          ...beginsWith(prefix),
        },
        page,
        order,
      ),

    /** Teams: public ones, and those among `ownIds`; with `ownIds` null all there are. */
    searchTeams: (prefix: string, page: Page, ownIds: readonly string[] | null, order: RoomOrder = 'name') =>
      pageOf(
        {
          isTeamMain: true,
          deletedAt: null,
          ...(ownIds === null ? {} : { $or: [{ kind: 'channel' }, { _id: { $in: [...ownIds] } }] }),
          ...beginsWith(prefix),
        },
        page,
        order,
      ),
    async publicTeamIds(): Promise<string[]> {
      const found = rooms.find({ isTeamMain: true, kind: 'channel', deletedAt: null }, { projection: { _id: 1 } });
      return (await found.toArray()).map(({ _id }) => _id);
    },

    /** The rooms of a team without its main room, by name. */
    listOfTeam: (teamId: string) =>
      rooms
        .find({ teamId, isTeamMain: { $ne: true }, deletedAt: null })
        .sort({ nameKey: 1 })
        .toArray(),
    countOfTeam: (teamId: string) => rooms.countDocuments({ teamId, isTeamMain: { $ne: true }, deletedAt: null }),
    listTeamDefaults: (teamId: string) => rooms.find({ teamId, isTeamDefault: true, deletedAt: null }).toArray(),

    /** The discussions of a room, the one with the newest message first. */
    searchDiscussions: (parentRoomId: string, prefix: string, page: Page) =>
      pageOf({ parentRoomId, deletedAt: null, ...beginsWith(prefix) }, page, 'activity'),
    async discussionIds(parentRoomId: string): Promise<string[]> {
      const found = rooms.find({ parentRoomId, deletedAt: null }, { projection: { _id: 1 } });
      return (await found.toArray()).map(({ _id }) => _id);
    },

    /** For administrators: every room of some kinds. */
    searchAll: (
      wanted: { readonly kinds: readonly RoomKind[]; readonly looks: readonly ('discussions' | 'teams')[] },
      prefix: string,
      page: Page,
    ) => {
      const looks: Filter<Room>[] = [
        ...(wanted.kinds.length > 0 ? [{ kind: { $in: [...wanted.kinds] }, parentRoomId: null }] : []),
        ...(wanted.looks.includes('discussions') ? [{ parentRoomId: { $gt: '' } }] : []),
        ...(wanted.looks.includes('teams') ? [{ isTeamMain: true }] : []),
      ];
      return pageOf({ deletedAt: null, ...(looks.length === 0 ? {} : { $or: looks }), ...beginsWith(prefix) }, page);
    },
  };
}
