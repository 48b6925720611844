import type { Collection, Db } from 'mongodb';
import type { PresenceStatus } from '../contracts/user.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** A status that administrators offer to everybody. */
export interface CustomStatus {
  readonly _id: string;
  readonly name: string;
  /** Folded, for uniqueness without regard to case. */
  readonly nameKey: string;
  readonly status: PresenceStatus;
  readonly updatedAt: Date;
}

export const customStatusIndexes: readonly IndexDeclaration[] = [{ key: { nameKey: 1 }, options: { unique: true } }];

export type CustomStatuses = ReturnType<typeof createCustomStatuses>;

export function createCustomStatuses(db: Db) {
  const statuses: Collection<CustomStatus> = db.collection<CustomStatus>('customStatuses');
  return {
    list: () => statuses.find({}).sort({ nameKey: 1 }).limit(1000).toArray(),
    insert: (status: CustomStatus) => statuses.insertOne(status),
    update: (id: string, changes: Omit<CustomStatus, '_id'>) =>
      statuses.findOneAndUpdate({ _id: id }, { $set: changes }, { returnDocument: 'after' }),
    remove: async (id: string) => (await statuses.deleteOne({ _id: id })).deletedCount === 1,
  };
}
