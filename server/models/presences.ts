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

/** What one process's connections say of somebody now, and all that follows from it, on top of what was seen. */
export interface Flip {
  readonly seen: Presence;
  readonly state: 'online' | 'away' | null;
  readonly status: PresenceStatus;
}

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
    setInstance: (userId: string, instanceId: string, state: 'online' | 'away' | null, first: StatusWords, at: Date) =>
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
            ...momentOf(seen.status, status, at),
          },
        },
        ephemeral,
      );
      return matchedCount === 1;
    },

    /**
     * Writes flips of one process in one go, each unless something it follows from has changed since it was seen.
     * @returns whether all of them were written.
     */
    async flip(instanceId: string, flips: readonly Flip[], at: Date): Promise<boolean> {
      const operations = flips.map(({ seen, state, status }) => ({
        updateOne: {
          filter: { _id: seen._id, instances: seen.instances, chosen: seen.chosen, status: seen.status },
          update: {
            $set: {
              updatedAt: at,
              ...(state === null ? {} : { [`instances.${instanceId}`]: state }),
              ...(status === seen.status ? {} : { status, ...momentOf(seen.status, status, at) }),
            },
            ...(state === null ? { $unset: { [`instances.${instanceId}`]: '' as const } } : {}),
          },
        },
      }));
      const { matchedCount } = await presences.bulkWrite(operations, { ordered: false, ...ephemeral });
      return matchedCount === flips.length;
    },

    listOfInstance: (instanceId: string) =>
      presences.find({ [`instances.${instanceId}`]: { $exists: true } }).toArray(),
  };
}

function momentOf(before: PresenceStatus, now: PresenceStatus, at: Date): { lastSeenAt?: Date; backAt?: Date } {
  if (now === 'offline') return { lastSeenAt: at };
  return before === 'offline' ? { backAt: at } : {};
}
