import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** How far one person has read one thread. */
export interface ThreadRead {
  /** `threadId:userId`, so that there is one. */
  readonly _id: string;
  readonly threadId: string;
  readonly userId: string;
  readonly roomId: string;
  readonly lastReadSeq: number;
  readonly updatedAt: Date;
}

export const threadReadIndexes: readonly IndexDeclaration[] = [{ key: { userId: 1, threadId: 1 } }];

export type ThreadReads = ReturnType<typeof createThreadReads>;

export function createThreadReads(db: Db) {
  const reads: Collection<ThreadRead> = db.collection<ThreadRead>('threadReads');
  return {
    findMany: (userId: string, threadIds: readonly string[]) =>
      reads.find({ userId, threadId: { $in: [...threadIds] } }).toArray(),
    /** Who has read a thread up to an answer; their ids begin with the thread's. */
    async readersOf(threadId: string, seq: number, limit: number) {
      const rows = await reads
        .find({ _id: { $gt: `${threadId}:`, $lt: `${threadId};` }, lastReadSeq: { $gte: seq } })
        .limit(limit)
        .toArray();
      return rows.map(({ userId, updatedAt }) => ({ userId, readAt: updatedAt }));
    },
    /** Moves forward, never back. */
    mark: (read: Omit<ThreadRead, '_id'>) =>
      reads.updateOne(
        { _id: `${read.threadId}:${read.userId}` },
        {
          $max: { lastReadSeq: read.lastReadSeq },
          $set: { updatedAt: read.updatedAt },
          $setOnInsert: { threadId: read.threadId, userId: read.userId, roomId: read.roomId },
        },
        { upsert: true },
      ),
  };
}
