import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Message } from './messages.ts';
import type { RowRange } from './row-range.ts';

/** What the first message of a thread is to say of it. */
export interface NotedThread {
  readonly id: string;
  readonly count: number;
  readonly at: Date;
  readonly followers: readonly string[];
  readonly rev: number;
}

/** Threads: their lists, their answers, and what their first message shows of them. */
export function threadQueries(messages: Collection<Message>) {
  return {
    countReplies: (threadId: string) => messages.countDocuments({ threadId, deletedAt: null }),
    /** The same of many threads at once; those without answers are missing. */
    async countRepliesOfAll(threadIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      // `$gt` says to every planner that the index of answers holds them all.
      const counted = messages.aggregate<{ _id: string; count: number }>([
        { $match: { threadId: { $in: [...threadIds], $gt: '' }, deletedAt: null } },
        { $group: { _id: '$threadId', count: { $sum: 1 } } },
      ]);
      return new Map((await counted.toArray()).map(({ _id, count }) => [_id, count]));
    },
    /** Shows in a thread's first message how many answers there are; who answered or was named follows from now on. */
    noteReply: (
      threadId: string,
      noted: { readonly count: number; readonly at: Date; readonly followers: readonly string[]; readonly rev: number },
    ) =>
      messages.findOneAndUpdate(
        { _id: threadId },
        {
          $max: { rev: noted.rev, lastReplyAt: noted.at, replyCount: noted.count },
          $addToSet: { followers: { $each: [...noted.followers] } },
          $set: { updatedAt: noted.at },
        },
        { returnDocument: 'after' },
      ),
    /**
     * As `noteReply`, of many threads in one write. `quiet`: nobody is told of it by itself.
     * @returns those that carry a higher rev than the given one: somebody changed them meanwhile.
     */
    async noteReplies(threads: readonly NotedThread[], { quiet }: { readonly quiet: boolean }): Promise<string[]> {
      const writes = threads.map(({ id, count, at, followers, rev }): AnyBulkWriteOperation<Message> => ({
        updateOne: {
          filter: { _id: id },
          update: {
            $max: { rev, lastReplyAt: at, replyCount: count },
            $addToSet: { followers: { $each: [...followers] } },
            $set: { updatedAt: at, ...(quiet ? { quietRev: rev } : {}) },
          },
        },
      }));
      await messages.bulkWrite(writes, { ordered: false });
      const given = new Map(threads.map(({ id, rev }) => [id, rev]));
      const written = await messages.find({ _id: { $in: [...given.keys()] } }, { projection: { rev: 1 } }).toArray();
      return written.filter(({ _id, rev }) => rev !== given.get(_id)).map(({ _id }) => _id);
    },
    setReplyCount: (threadId: string, count: number, at: Date, rev: number) =>
      messages.findOneAndUpdate(
        { _id: threadId },
        { $set: { replyCount: count, updatedAt: at }, $max: { rev } },
        { returnDocument: 'after' },
      ),
    setFollowing: (threadId: string, userId: string, following: boolean, at: Date, rev: number) =>
      messages.findOneAndUpdate(
        { _id: threadId },
        { [following ? '$addToSet' : '$pull']: { followers: userId }, $set: { updatedAt: at }, $max: { rev } },
        { returnDocument: 'after' },
      ),
    listThreadsOfRoom: (roomId: string, followerId: string | null, page: RowRange) =>
      messages
        .find({
          roomId,
          lastReplyAt: { $type: 'date' },
          deletedAt: null,
          ...(followerId === null ? {} : { followers: followerId }),
        })
        .sort({ lastReplyAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    /** Threads of some rooms, newest answer first. */
    listThreadsOfRooms: (roomIds: readonly string[], limit: number) =>
      messages
        .find({ roomId: { $in: [...roomIds] }, lastReplyAt: { $type: 'date' }, deletedAt: null })
        .sort({ lastReplyAt: -1 })
        .limit(limit)
        .toArray(),
    listThreadsFollowed: (userId: string, page: RowRange) =>
      messages
        .find({ followers: userId, lastReplyAt: { $type: 'date' }, deletedAt: null })
        .sort({ lastReplyAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    repliesOf: (threadId: string, page: { readonly afterSeq: number; readonly limit: number }) =>
      messages
        .find({ threadId, seq: { $gt: page.afterSeq } })
        .sort({ seq: 1 })
        .limit(page.limit)
        .toArray(),

    /** For each thread: living answers by others after a seq. One aggregation for all. */
    async countUnreadReplies(
      userId: string,
      threads: readonly { readonly threadId: string; readonly afterSeq: number }[],
    ) {
      if (threads.length === 0) return new Map<string, number>();
      const rows = await messages
        .aggregate<{ _id: string; count: number }>([
          {
            $match: {
              $or: threads.map(({ threadId, afterSeq }) => ({ threadId, seq: { $gt: afterSeq } })),
              deletedAt: null,
              'author.id': { $ne: userId },
            },
          },
          { $group: { _id: '$threadId', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(rows.map((row) => [row._id, row.count]));
    },
  };
}
