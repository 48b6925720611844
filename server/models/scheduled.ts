import type { Collection, Db } from 'mongodb';
import type { ErrorCode } from '../contracts/errors.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** A message to be sent later. Its id will be the message's: whoever sends it, and however often, it is one message. */
export interface Scheduled {
  readonly _id: string;
  readonly userId: string;
  readonly roomId: string;
  readonly threadId: string | null;
  readonly alsoToRoom: boolean;
  readonly body: string;
  /** Its author's uploads, which it will show; missing in most. */
  readonly files?: readonly { readonly id: string; readonly name: string }[];
  readonly dueAt: Date;
  readonly timeZone: string;
  /** `sending`: its text and time stand fast; whoever finds it so sends it. */
  readonly state: 'waiting' | 'sending' | 'failed' | 'sent' | 'cancelled';
  readonly reason: ErrorCode | null;
  /** Goes up with each change; a job for an earlier one does nothing. */
  readonly revision: number;
  readonly createdAt: Date;
  /** When it was sent or cancelled; the store forgets it a week later. */
  readonly endedAt: Date | null;
}

export const scheduledIndexes: readonly IndexDeclaration[] = [
  { key: { userId: 1, state: 1, dueAt: 1 } },
  { key: { state: 1, dueAt: 1 } },
  { key: { endedAt: 1 }, options: { expireAfterSeconds: 7 * 86_400 } },
];

const OPEN: Scheduled['state'][] = ['waiting', 'sending', 'failed'];

export type ScheduledMessages = ReturnType<typeof createScheduled>;

export function createScheduled(db: Db) {
  const scheduled: Collection<Scheduled> = db.collection<Scheduled>('scheduled');
  return {
    insert: (row: Scheduled) => scheduled.insertOne(row),
    find: (id: string) => scheduled.findOne({ _id: id }),
    listOpen: (userId: string) =>
      scheduled
        .find({ userId, state: { $in: OPEN } })
        .sort({ dueAt: 1 })
        .toArray(),
    countOpen: (userId: string) => scheduled.countDocuments({ userId, state: { $in: OPEN } }),
    listDue: (before: Date, limit: number) =>
      scheduled
        .find({ state: { $in: ['waiting', 'sending'] }, dueAt: { $lte: before } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),
    /** Moves it on from one of some states; null when it is in none of them by now. */
    change: (
      id: string,
      from: readonly Scheduled['state'][],
      changes: Partial<Omit<Scheduled, '_id' | 'userId' | 'revision'>>,
      revision?: number,
    ) =>
      scheduled.findOneAndUpdate(
        { _id: id, state: { $in: [...from] }, ...(revision === undefined ? {} : { revision }) },
        { $set: changes, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      ),
  };
}
