import { MongoBulkWriteError, type Collection, type Db } from 'mongodb';
import type { PlaceNotifications } from '../contracts/notifications.ts';
import type { RoomRole } from '../contracts/room.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import { memberAttention } from './member-attention.ts';
import { memberBans } from './member-bans.ts';
import { memberLists } from './member-lists.ts';

/** One person's place in one room. Leaving sets `leftAt` and keeps the document, so that every client hears of it. */
export interface Member {
  readonly _id: string;
  readonly roomId: string;
  readonly userId: string;
  readonly username: string;
  /** Folded words of name and username, for the member list's filter. */
  readonly searchKeys: readonly string[];
  readonly roles: readonly RoomRole[];
  readonly lastReadSeq: number;
  readonly lastReadRootSeq: number;
  readonly lastReadGroupSeq: number;
  /** When the read mark was last set; missing before the first time. */
  readonly lastReadAt?: Date;
  /** Seqs of unread messages that mention this person by name. A set: marking twice counts once. */
  readonly mentionSeqs: readonly number[];
  readonly open: boolean;
  readonly favorite: boolean;
  /** May not write here. */
  readonly muted: boolean;
  /** Ids of those whose messages are folded here for this person; missing in most. */
  readonly ignored?: readonly string[];
  /** What differs from the usual; missing when nothing does. */
  readonly notifications?: Partial<PlaceNotifications>;
  /** The folder of their own that the room is in. */
  readonly folderId?: string | null;
  /** Numbers of group mentions that were not meant for them, since they were away; missing in most. */
  readonly passedGroupSeqs?: readonly number[];
  /** Up to when @here of while they were away was passed over. */
  readonly herePassedAt?: Date;
  readonly joinedAt: Date;
  readonly updatedAt: Date;
  readonly leftAt: Date | null;
  /** Set while somebody may not come back; `leftAt` is set too then. */
  readonly bannedAt?: Date | null;
}

export interface ReadMark {
  readonly seq: number;
  readonly rootSeq: number;
  readonly groupSeq: number;
}

export const memberIndexes: readonly IndexDeclaration[] = [
  { key: { roomId: 1, userId: 1 }, options: { unique: true } },
  { key: { userId: 1, updatedAt: 1 } },
  { key: { roomId: 1, leftAt: 1, username: 1 } },
  { key: { userId: 1, bannedAt: 1 }, options: { partialFilterExpression: { bannedAt: { $type: 'date' } } } },
  { key: { roomId: 1, bannedAt: 1 }, options: { partialFilterExpression: { bannedAt: { $type: 'date' } } } },
  { key: { roomId: 1, roles: 1 } },
];

function mayReturn({ leftAt, bannedAt }: Member): boolean {
  return leftAt !== null && (bannedAt ?? null) === null;
}

export type Members = ReturnType<typeof createMembers>;

export function createMembers(db: Db) {
  const members: Collection<Member> = db.collection<Member>('members');

  return {
    find: (roomId: string, userId: string) => members.findOne({ roomId, userId, leftAt: null }),
    /** Also a place that was left. */
    findEver: (roomId: string, userId: string) => members.findOne({ roomId, userId }),
    listOfUser: (userId: string) => members.find({ userId, leftAt: null }).toArray(),
    /** Those of these places that are held still. */
    findLive: (ids: readonly string[]) => members.find({ _id: { $in: [...ids] }, leftAt: null }).toArray(),
    async roomIdsOfUser(userId: string): Promise<string[]> {
      const places = members.find({ userId, leftAt: null }, { projection: { _id: 0, roomId: 1 } });
      return (await places.toArray()).map(({ roomId }) => roomId);
    },
    listOfUserIn: (userId: string, roomIds: readonly string[]) =>
      members.find({ userId, roomId: { $in: [...roomIds] }, leftAt: null }).toArray(),
    /** All that changed since then, also places that were left. */
    listChangedOfUser: (userId: string, since: Date) => members.find({ userId, updatedAt: { $gt: since } }).toArray(),
    listOfRoom: (roomId: string, userIds: readonly string[]) =>
      members.find({ roomId, userId: { $in: [...userIds] }, leftAt: null }).toArray(),
    countOwners: (roomId: string) => members.countDocuments({ roomId, leftAt: null, roles: 'owner' }),

    ...memberAttention(members),
    ...memberLists(members),
    ...memberBans(members),

    /**
     * Adds people to a room, or brings back those who had left; who is in already or banned is passed over.
     * @returns the user ids that were not in before.
     */
    async join(roomId: string, rows: readonly Member[]): Promise<string[]> {
      const userIds = rows.map((row) => row.userId);
      const known = await members.find({ roomId, userId: { $in: userIds } }).toArray();
      const knownIds = new Set(known.map((member) => member.userId));
      const leftIds = new Set(known.filter(mayReturn).map((member) => member.userId));

      const fresh = rows.filter((row) => !knownIds.has(row.userId));
      const back = rows.filter((row) => leftIds.has(row.userId));
      const added = new Set(fresh.map((row) => row.userId));
      if (fresh.length > 0) {
        // Somebody may have let the same person in meanwhile: then the unique index refuses ours, and theirs stands.
        await members.insertMany([...fresh], { ordered: false }).catch((error: unknown) => {
          if (!(error instanceof MongoBulkWriteError) || error.code !== 11_000) throw error;
          for (const refused of [error.writeErrors].flat()) added.delete(fresh[refused.index]?.userId ?? '');
        });
      }
      await Promise.all(
        back.map(async ({ _id: _, ...place }) => {
          const result = await members.updateOne(
            { roomId, userId: place.userId, leftAt: { $ne: null }, bannedAt: null },
            { $set: place },
          );
          if (result.modifiedCount === 1) added.add(place.userId);
        }),
      );
      return [...added];
    },

    leave: (roomId: string, userId: string, at: Date) =>
      members.findOneAndUpdate(
        { roomId, userId, leftAt: null },
        { $set: { leftAt: at, updatedAt: at, roles: [], favorite: false, open: false } },
        { returnDocument: 'after' },
      ),

    leaveAll: (roomId: string, at: Date) =>
      members.updateMany(
        { roomId, leftAt: null },
        { $set: { leftAt: at, updatedAt: at, roles: [], favorite: false, open: false } },
      ),

    update: (
      roomId: string,
      userId: string,
      changes: Partial<Omit<Member, '_id' | 'roomId' | 'userId'>> & { readonly updatedAt: Date },
    ) => members.findOneAndUpdate({ roomId, userId, leftAt: null }, { $set: changes }, { returnDocument: 'after' }),

    /** Moves the read mark forward, never back, and forgets mentions that it passes. */
    markRead: (roomId: string, userId: string, mark: ReadMark, at: Date) =>
      members.findOneAndUpdate(
        { roomId, userId, leftAt: null },
        {
          $max: { lastReadSeq: mark.seq, lastReadRootSeq: mark.rootSeq, lastReadGroupSeq: mark.groupSeq },
          $pull: { mentionSeqs: { $lte: mark.seq } },
          $set: { updatedAt: at, lastReadAt: at, open: true },
        },
        { returnDocument: 'after' },
      ),

    /** Of those who have read less far than `seq`: the least that one of them has read. */
    async lowestRead(roomId: string, seq: number): Promise<number | null> {
      const [lowest] = await members
        .find({ roomId, leftAt: null, lastReadSeq: { $lt: seq } }, { projection: { lastReadSeq: 1 } })
        .sort({ lastReadSeq: 1 })
        .limit(1)
        .toArray();
      return lowest?.lastReadSeq ?? null;
    },
    /** Moves everybody who is behind a mark up to it. */
    advanceRead: (roomId: string, mark: ReadMark, at: Date) =>
      members.updateMany(
        { roomId, leftAt: null, lastReadSeq: { $lt: mark.seq } },
        {
          $max: { lastReadSeq: mark.seq, lastReadRootSeq: mark.rootSeq, lastReadGroupSeq: mark.groupSeq },
          $set: { updatedAt: at },
        },
      ),
    forgetMentions: (roomId: string, seqs: readonly number[], at: Date) =>
      members.updateMany(
        { roomId, mentionSeqs: { $in: [...seqs] } },
        { $pull: { mentionSeqs: { $in: [...seqs] } }, $set: { updatedAt: at } },
      ),
    /** As `markRead`, for everybody in the room. */
    markAllRead: (roomId: string, mark: ReadMark, at: Date) =>
      members.updateMany(
        { roomId, leftAt: null },
        {
          $max: { lastReadSeq: mark.seq, lastReadRootSeq: mark.rootSeq, lastReadGroupSeq: mark.groupSeq },
          $set: { mentionSeqs: [], updatedAt: at },
        },
      ),

    /** As `markRead`, for the authors of some messages of one room. It need not survive a crash, so nobody waits for the disk. */
    async markSendersRead(
      roomId: string,
      messages: readonly (ReadMark & { readonly author: { readonly id: string } })[],
      at: Date,
    ): Promise<void> {
      const marks = messages.map(({ author, seq, rootSeq, groupSeq }) => ({
        updateOne: {
          filter: { roomId, userId: author.id, leftAt: null },
          update: {
            $max: { lastReadSeq: seq, lastReadRootSeq: rootSeq, lastReadGroupSeq: groupSeq },
            $pull: { mentionSeqs: { $lte: seq } },
            $set: { updatedAt: at, lastReadAt: at, open: true },
          },
        },
      }));
      await members.bulkWrite(marks, { ordered: false, writeConcern: { w: 1, journal: false } });
    },

    /** Members who have read up to a message, and when they last read on. */
    async readersOf(roomId: string, seq: number, limit: number) {
      const rows = await members
        .find({ roomId, leftAt: null, lastReadSeq: { $gte: seq } })
        .sort({ username: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ userId, lastReadAt }) => ({ userId, readAt: lastReadAt ?? null }));
    },
    /** Per room the lowest read mark of all members. */
    async leastRead(roomIds: readonly string[]): Promise<Map<string, number>> {
      if (roomIds.length === 0) return new Map();
      const rows = await members
        .aggregate<{ _id: string; seq: number }>([
          { $match: { roomId: { $in: [...roomIds] }, leftAt: null } },
          { $group: { _id: '$roomId', seq: { $min: '$lastReadSeq' } } },
        ])
        .toArray();
      return new Map(rows.map(({ _id, seq }) => [_id, seq]));
    },

    /** Remembers for the named members that message `seq` mentions them, unless they have read past it. */
    addMention: (roomId: string, userIds: readonly string[], seq: number, at: Date) =>
      members.updateMany(
        { roomId, userId: { $in: [...userIds] }, leftAt: null, lastReadSeq: { $lt: seq } },
        { $addToSet: { mentionSeqs: seq }, $set: { updatedAt: at, open: true } },
      ),

    /** Opens a direct room again in the lists of those who had hidden it. */
    reopen: (roomId: string, at: Date) =>
      members.updateMany({ roomId, leftAt: null, open: false }, { $set: { open: true, updatedAt: at } }),
  };
}
