import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Messages on their way into a file that only who asked for it gets. */
export interface Export {
  readonly _id: string;
  readonly userId: string;
  /** Null: everything that the person has written, wherever. */
  readonly roomId: string | null;
  readonly name: string;
  readonly format: 'html' | 'json';
  readonly from: Date | null;
  readonly to: Date | null;
  readonly state: 'waiting' | 'running' | 'ready' | 'failed';
  /** While it is made: when its maker was last seen at work. */
  readonly seenAt: Date | null;
  readonly storage: 'disk' | 'grid' | null;
  readonly size: number;
  readonly messageId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export const exportIndexes: readonly IndexDeclaration[] = [
  { key: { userId: 1, createdAt: -1 } },
  { key: { expiresAt: 1 } },
];

export type Exports = ReturnType<typeof createExports>;

export function createExports(db: Db) {
  const exports: Collection<Export> = db.collection<Export>('exports');
  return {
    insert: (row: Export) => exports.insertOne(row),
    find: (id: string) => exports.findOne({ _id: id }),
    listOfUser: (userId: string) => exports.find({ userId }).sort({ createdAt: -1 }).limit(50).toArray(),
    countUnfinished: (userId: string) => exports.countDocuments({ userId, state: { $in: ['waiting', 'running'] } }),
    /** Only one makes it at a time; whoever was not seen since `silentSince` has given up. */
    claim: (id: string, now: Date, silentSince: Date) =>
      exports.findOneAndUpdate(
        {
          _id: id,
          $or: [{ state: 'waiting' }, { state: 'running', seenAt: { $lt: silentSince } }],
        },
        { $set: { state: 'running', seenAt: now } },
        { returnDocument: 'after' },
      ),
    update: (id: string, changes: Partial<Omit<Export, '_id' | 'userId'>>) =>
      exports.updateOne({ _id: id }, { $set: changes }),
    listExpired: (now: Date, limit: number) =>
      exports
        .find({ expiresAt: { $lt: now } })
        .limit(limit)
        .toArray(),
    remove: (id: string) => exports.deleteOne({ _id: id }),
  };
}
