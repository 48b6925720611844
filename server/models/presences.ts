import type { Collection, Db } from 'mongodb';
import type { PresenceStatus } from '../contracts/user.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Who is here: by process what their connections there say, and what follows from all of it. Written on flips only. */
export interface Presence {
  readonly _id: string;
  readonly instances: Readonly<Record<string, 'online' | 'away'>>;
  readonly status: PresenceStatus;
  readonly statusText: string;
  readonly updatedAt: Date;
}

export const presenceIndexes: readonly IndexDeclaration[] = [{ key: { status: 1 } }];

export type Presences = ReturnType<typeof createPresences>;

export function createPresences(db: Db) {
  const presences: Collection<Presence> = db.collection<Presence>('presences');
  return {
    findMany: (userIds: readonly string[]) => presences.find({ _id: { $in: [...userIds] } }).toArray(),
    listPresent: () => presences.find({ status: { $in: ['online', 'away', 'busy'] } }).toArray(),

    /** What one process's connections say of a user now; `null` when none is left. @returns the document after it. */
    setInstance: (userId: string, instanceId: string, state: 'online' | 'away' | null, at: Date) =>
      presences.findOneAndUpdate(
        { _id: userId },
        {
          ...(state === null
            ? { $unset: { [`instances.${instanceId}`]: '' }, $set: { updatedAt: at } }
            : { $set: { [`instances.${instanceId}`]: state, updatedAt: at } }),
          $setOnInsert: { status: 'offline' as const, statusText: '' },
        },
        { upsert: true, returnDocument: 'after' },
      ),
    setStatus: (userId: string, status: PresenceStatus, statusText: string, at: Date) =>
      presences.updateOne({ _id: userId }, { $set: { status, statusText, updatedAt: at } }),
    listOfInstance: (instanceId: string) =>
      presences.find({ [`instances.${instanceId}`]: { $exists: true } }).toArray(),
  };
}
