import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';
import { duplicateKey } from '../store/retry.ts';

/** What somebody has begun to write in a room or a thread. */
export interface Draft {
  /** `userId:threadId` or `userId:roomId`, so that there is one. */
  readonly _id: string;
  readonly userId: string;
  readonly roomId: string;
  readonly threadId: string | null;
  readonly text: string;
  readonly revision: number;
  readonly updatedAt: Date;
  /** Set while the text is empty; the store forgets the rest of it a month later. */
  readonly clearedAt: Date | null;
}

export const draftIndexes: readonly IndexDeclaration[] = [
  { key: { userId: 1, clearedAt: 1, updatedAt: -1 } },
  { key: { clearedAt: 1 }, options: { expireAfterSeconds: 30 * 86_400 } },
];

/** More than anybody has begun at once; the oldest of more are not told of at the start. */
const MOST_LISTED = 500;

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(db: Db) {
  const drafts: Collection<Draft> = db.collection<Draft>('drafts');
  return {
    find: (id: string) => drafts.findOne({ _id: id }),
    listHeld: (userId: string) =>
      drafts.find({ userId, clearedAt: null }).sort({ updatedAt: -1 }).limit(MOST_LISTED).toArray(),
    /** Writes over the revision that the writer has seen, and over no other; null when there is another by now. */
    async save(draft: Draft, seen: number): Promise<Draft | null> {
      const { _id, text, updatedAt, clearedAt } = draft;
      const changed = await drafts.findOneAndUpdate(
        { _id, revision: seen },
        { $set: { text, updatedAt, clearedAt }, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      );
      if (changed !== null) return changed;
      try {
        await drafts.insertOne(draft);
        return draft;
      } catch (error) {
        if (duplicateKey(error) === null) throw error;
        return null;
      }
    },
  };
}
