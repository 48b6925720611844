import type { Collection, Db } from 'mongodb';
import type { PresenceStatus } from '../contracts/user.ts';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Who is here: by process what their connections there say, and what follows from all of it. Written on flips only. */
export interface Presence {
  readonly _id: string;
  readonly instances: Readonly<Record<string, 'online' | 'away'>>;
  /** What the person wants to be while connected; `offline` means invisible. A copy of the user's `statusDefault`. */
  readonly chosen: PresenceStatus;
  readonly status: PresenceStatus;
  readonly statusText: string;
  readonly statusEmoji?: string;
  readonly statusExpiresAt?: Date | null;
  /** When they were last seen to be here; kept while they are. */
  readonly lastSeenAt?: Date;
  /** When they came after that. */
  readonly backAt?: Date;
  readonly updatedAt: Date;
}

/** What somebody says of themselves beside being here. */
export type StatusWords = Required<Pick<Presence, 'chosen' | 'statusText' | 'statusEmoji' | 'statusExpiresAt'>>;

/** They are found by their ids; only the sweep after a dead process looks at all of them. */
export const presenceIndexes: readonly IndexDeclaration[] = [];

/** Presence is made anew by whoever is here, so nobody waits for the disk. */
const ephemeral = { writeConcern: { w: 1, journal: false } } as const;

export type Presences = ReturnType<typeof createPresences>;

export function createPresences(db: Db) {
  const presences: Collection<Presence> = db.collection<Presence>('presences');
  return {
    find: (userId: string) => presences.findOne({ _id: userId }),
    findMany: (userIds: readonly string[]) => presences.find({ _id: { $in: [...userIds] } }).toArray(),

    /** What one process's connections say of a user now; `null` when none is left. @returns the document after it. */
    setInstance: (
      userId: string,
      instanceId: string,
      state: 'online' | 'away' | null,
      first: StatusWords,
      at: Date,
    ) =>
      presences.findOneAndUpdate(
        { _id: userId },
        {
          ...(state === null
            ? { $unset: { [`instances.${instanceId}`]: '' }, $set: { updatedAt: at } }
            : { $set: { [`instances.${instanceId}`]: state, updatedAt: at } }),
          $setOnInsert: { status: 'offline' as const, ...first },
        },
        { upsert: true, returnDocument: 'after', ...ephemeral },
      ),

    /** What the person wants to be, and what they say of it. @returns the document after it. */
    choose: (userId: string, words: StatusWords, at: Date) =>
      presences.findOneAndUpdate(
        { _id: userId },
        { $set: { ...words, updatedAt: at }, $setOnInsert: { instances: {}, status: 'offline' as const } },
        { upsert: true, returnDocument: 'after' },
      ),

    /** Writes the status that follows from `seen`, unless what it follows from has changed since. @returns whether it did. */
    async setStatus(seen: Presence, status: PresenceStatus, at: Date): Promise<boolean> {
      const { matchedCount } = await presences.updateOne(
        { _id: seen._id, instances: seen.instances, chosen: seen.chosen },
        {
          $set: {
            status,
            updatedAt: at,
            ...(status === 'offline' ? { lastSeenAt: at } : seen.status === 'offline' ? { backAt: at } : {}),
          },
        },
        ephemeral,
      );
      return matchedCount === 1;
    },

    listOfInstance: (instanceId: string) =>
      presences.find({ [`instances.${instanceId}`]: { $exists: true } }).toArray(),
  };
}
