import type { Context } from '../../domain/context.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Announcement } from '../announcement.ts';
import type { Change, Publication } from '../publication.ts';
import { readNews } from './read-by-all.ts';

export const members: Publication<Member> = {
  collection: 'members',
  matches: [{ operationType: { $in: ['insert', 'update'] } }],
  async announce(ctx, changes) {
    const [rooms, news] = await Promise.all([roomsOfArrivals(ctx, changes), readNews(ctx, changes)]);
    const last = changes.length - 1;
    return changes.map((change, at) => [...announceOne(change, rooms), ...(at === last ? news : [])]);
  },
};

function announceOne(change: Change<Member>, rooms: ReadonlyMap<string, Room>): readonly Announcement[] {
  const member = change.document;
  if (member === null) return [];
  const own: Announcement = {
    name: 'membership:changed',
    audience: { user: member.userId },
    data: { member, room: (isArrival(change) && rooms.get(member._id)) || null },
  };
  const concernsOthers =
    change.operation === 'insert' ||
    ['leftAt', 'roles', 'joinedAt', 'muted', 'bannedAt'].some((path) => touches(change, path));
  if (!concernsOthers) return [own];
  return [own, { name: 'member:changed', audience: { room: member.roomId }, data: member }];
}

/**
 * Whoever arrives is sent the room, with its newest message. It is read before it is made sure that they are still in, so
 * nobody who has left meanwhile is shown what came after.
 * @returns the rooms by the id of the place.
 */
async function roomsOfArrivals(ctx: Context, changes: readonly Change<Member>[]): Promise<ReadonlyMap<string, Room>> {
  const arrived = changes.flatMap((change) => (isArrival(change) && change.document !== null ? [change.document] : []));
  if (arrived.length === 0) return new Map();
  const rooms = await ctx.models.rooms.findMany([...new Set(arrived.map(({ roomId }) => roomId))]);
  const byId = new Map(rooms.map((room) => [room._id, room]));
  const stillIn = await ctx.models.members.findLive(arrived.map(({ _id }) => _id));
  return new Map(
    stillIn.flatMap(({ _id, roomId }) => {
      const room = byId.get(roomId);
      return room === undefined ? [] : [[_id, room] as const];
    }),
  );
}

function isArrival(change: Change<Member>): boolean {
  if (change.document === null || change.document.leftAt !== null) return false;
  return change.operation === 'insert' || touches(change, 'leftAt');
}

function touches({ fields }: Change<Member>, path: string): boolean {
  return path in fields || Object.keys(fields).some((touched) => touched.startsWith(`${path}.`));
}
