import type { Collection, Db } from 'mongodb';
import { duplicateKey } from './patience.ts';

/** How one person arranged their list of rooms; the id is theirs. */
export interface Sidebar {
  readonly _id: string;
  readonly folders: readonly { readonly id: string; readonly name: string }[];
  /** Ids of sections from the top. */
  readonly order: readonly string[];
  readonly collapsed: readonly string[];
  readonly rev: number;
}

export type Sidebars = ReturnType<typeof createSidebars>;

export function createSidebars(db: Db) {
  const sidebars: Collection<Sidebar> = db.collection<Sidebar>('sidebars');
  return {
    find: (userId: string) => sidebars.findOne({ _id: userId }),
    /** @returns whether nobody else changed it since `seen` was read. */
    async replace(seen: Sidebar, next: Omit<Sidebar, '_id' | 'rev'>): Promise<boolean> {
      const change = { $set: { ...next, rev: seen.rev + 1 } };
      try {
        const options = { upsert: seen.rev === 0 };
        const { matchedCount, upsertedCount } = await sidebars.updateOne(
          { _id: seen._id, rev: seen.rev },
          change,
          options,
        );
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (duplicateKey(error) === null) throw error;
        return false;
      }
    },
  };
}
