import type { Collection } from 'mongodb';
import type { Member, ReadMark } from './members.ts';

/** Beyond that many of them unread at once the oldest count again. */
const MOST_PASSED = 200;

/** What moves the counters and the order of one's own list beside reading and being mentioned. */
export function memberAttention(members: Collection<Member>) {
  return {
    /** The message no longer mentions them. */
    dropMention: (roomId: string, userIds: readonly string[], seq: number, at: Date) =>
      members.updateMany(
        { roomId, userId: { $in: [...userIds] }, mentionSeqs: seq },
        { $pull: { mentionSeqs: seq }, $set: { updatedAt: at } },
      ),

    /** Counts group mentions, by their numbers, as not meant for who was away, wherever their read mark is. */
    passOver: (id: string, groupSeqs: readonly number[], at: Date) =>
      members.updateOne(
        { _id: id, leftAt: null },
        {
          $set: { herePassedAt: at, ...(groupSeqs.length > 0 ? { updatedAt: at } : {}) },
          ...(groupSeqs.length === 0
            ? {}
            : { $push: { passedGroupSeqs: { $each: [...groupSeqs], $slice: -MOST_PASSED } } }),
        },
      ),

    /** Moves read marks of one person to the ends of their rooms, as far as they stand where they stood when it was decided. */
    async markManyRead(
      marks: readonly { readonly id: string; readonly before: number; readonly mark: ReadMark }[],
      at: Date,
    ): Promise<void> {
      for (let start = 0; start < marks.length; start += 500)
        await members.bulkWrite(
          marks.slice(start, start + 500).map(({ id, before, mark }) => ({
            updateOne: {
              filter: { _id: id, leftAt: null, lastReadSeq: before },
              update: {
                $max: { lastReadSeq: mark.seq, lastReadRootSeq: mark.rootSeq, lastReadGroupSeq: mark.groupSeq },
                $pull: { mentionSeqs: { $lte: mark.seq } },
                $set: { updatedAt: at, lastReadAt: at },
              },
            },
          })),
          { ordered: false },
        );
    },

    /** Puts read marks back where they were, unless they have moved since they were set to `after`. */
    async restoreMarks(
      marks: readonly {
        readonly memberId: string;
        readonly after: number;
        readonly mark: ReadMark;
        readonly mentionSeqs: readonly number[];
      }[],
      at: Date,
    ): Promise<void> {
      for (let start = 0; start < marks.length; start += 500)
        await members.bulkWrite(
          marks.slice(start, start + 500).map(({ memberId, after, mark, mentionSeqs }) => ({
            updateOne: {
              filter: { _id: memberId, leftAt: null, lastReadSeq: after },
              update: {
                $set: {
                  lastReadSeq: mark.seq,
                  lastReadRootSeq: mark.rootSeq,
                  lastReadGroupSeq: mark.groupSeq,
                  updatedAt: at,
                },
                $addToSet: { mentionSeqs: { $each: [...mentionSeqs] } },
              },
            },
          })),
          { ordered: false },
        );
    },

    /** Takes the rooms of a folder out of it. */
    emptyFolder: (userId: string, folderId: string, at: Date) =>
      members.updateMany({ userId, folderId }, { $set: { folderId: null, updatedAt: at } }),
  };
}
