import type { Collection } from 'mongodb';
import type { Member } from './members.ts';

/** Who may not come back to a room. A ban lies on the place that was left, or on one that was never taken. */
export function memberBans(members: Collection<Member>) {
  return {
    /** @param place their place as it would be if they had just left; kept when they never had one. */
    ban: ({ _id, roomId, userId, ...place }: Member, at: Date) => {
      const { leftAt: _, updatedAt: __, bannedAt: ___, roles: ____, favorite: _____, open: ______, ...first } = place;
      return members.findOneAndUpdate(
        { roomId, userId },
        {
          $set: { leftAt: at, bannedAt: at, updatedAt: at, roles: [], favorite: false, open: false },
          $setOnInsert: { _id, ...first },
        },
        { upsert: true, returnDocument: 'before' },
      );
    },
    /** @returns the place when there was a ban on it. */
    unban: (roomId: string, userId: string, at: Date) =>
      members.findOneAndUpdate(
        { roomId, userId, bannedAt: { $type: 'date' } },
        { $set: { bannedAt: null, updatedAt: at } },
        { returnDocument: 'after' },
      ),
    listBanned: (roomId: string) =>
      members
        .find({ roomId, bannedAt: { $type: 'date' } })
        .sort({ bannedAt: -1 })
        .limit(1_000)
        .toArray(),
    async bannedRoomIds(userId: string): Promise<string[]> {
      const found = members.find({ userId, bannedAt: { $type: 'date' } }, { projection: { _id: 0, roomId: 1 } });
      return (await found.toArray()).map(({ roomId }) => roomId);
    },
    /** Who of these people is banned from a room. */
    async bannedAmong(roomId: string, userIds: readonly string[]): Promise<Set<string>> {
      const found = members.find(
        { roomId, userId: { $in: [...userIds] }, bannedAt: { $type: 'date' } },
        { projection: { _id: 0, userId: 1 } },
      );
      return new Set((await found.toArray()).map(({ userId }) => userId));
    },
    /** Somebody's places in these rooms, held or left. */
    placesOfUserIn: (userId: string, roomIds: readonly string[]) =>
      members.find({ userId, roomId: { $in: [...roomIds] } }).toArray(),
    /** Ends somebody's places in several rooms. @returns the rooms in which there was one. */
    async leaveMany(roomIds: readonly string[], userId: string, at: Date): Promise<string[]> {
      const held = await members.find({ userId, roomId: { $in: [...roomIds] }, leftAt: null }).toArray();
      const left = held.map(({ roomId }) => roomId);
      if (left.length === 0) return [];
      await members.updateMany(
        { userId, roomId: { $in: left }, leftAt: null },
        { $set: { leftAt: at, updatedAt: at, roles: [], favorite: false, open: false } },
      );
      return left;
    },
  };
}
