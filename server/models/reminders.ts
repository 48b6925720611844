import type { Collection, Db } from 'mongodb';
import type { ErrorCode } from '../contracts/errors.ts';
import type { Repeat } from '../contracts/later.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Something to be said later, by the bot. */
export interface Reminder {
  readonly _id: string;
  /** Who asked for it. */
  readonly userId: string;
  /** Where it is said. */
  readonly roomId: string;
  /** Who is meant, when that is somebody else; null in a room of several. */
  readonly forUserId: string | null;
  /** `@name` or `#name` as it was asked for; null: for oneself. */
  readonly target: string | null;
  readonly text: string;
  /** The message that it is about, and its room. */
  readonly messageId: string | null;
  readonly messageRoomId: string | null;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly repeat: Repeat;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'done' | 'deleted';
  readonly reason: ErrorCode | null;
  /** Of the message that says it next: made beforehand, so that it is said once. */
  readonly nextMessageId: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export const reminderIndexes: readonly IndexDeclaration[] = [
  { key: { userId: 1, state: 1, dueAt: 1 } },
  { key: { state: 1, dueAt: 1 } },
  { key: { endedAt: 1 }, options: { expireAfterSeconds: 7 * 86_400 } },
];

const OPEN: Reminder['state'][] = ['waiting', 'delivered', 'failed'];

export type Reminders = ReturnType<typeof createReminders>;

export function createReminders(db: Db) {
  const reminders: Collection<Reminder> = db.collection<Reminder>('reminders');
  return {
    insert: (row: Reminder) => reminders.insertOne(row),
    find: (id: string) => reminders.findOne({ _id: id }),
    listOpen: (userId: string) =>
      reminders
        .find({ userId, state: { $in: OPEN } })
        .sort({ dueAt: 1 })
        .toArray(),
    countOpen: (userId: string) => reminders.countDocuments({ userId, state: { $in: OPEN } }),
    listDue: (before: Date, limit: number) =>
      reminders
        .find({ state: 'waiting', dueAt: { $lte: before } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),
    /** @param revision only when it is still this one. */
    change: (
      id: string,
      from: readonly Reminder['state'][],
      changes: Partial<Omit<Reminder, '_id' | 'userId' | 'revision'>>,
      revision?: number,
    ) =>
      reminders.findOneAndUpdate(
        { _id: id, state: { $in: [...from] }, ...(revision === undefined ? {} : { revision }) },
        { $set: changes, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      ),
  };
}
