import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

export interface Session {
  readonly _id: string;
  /** base64(sha256(token)); the token itself is nowhere in the store. */
  readonly tokenHash: string;
  readonly userId: string;
  readonly kind: 'login';
  /** What the browser or program said of itself. */
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  /** Ended before its time; kept for a while so that every process hears of it. */
  readonly endedAt: Date | null;
}

export const sessionIndexes: readonly IndexDeclaration[] = [
  { key: { tokenHash: 1 }, options: { unique: true } },
  { key: { userId: 1 } },
  { key: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
];

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(db: Db) {
  const sessions: Collection<Session> = db.collection<Session>('sessions');

  return {
    insert: (session: Session) => sessions.insertOne(session),
    findLive: (tokenHash: string, now: Date) => sessions.findOne({ tokenHash, endedAt: null, expiresAt: { $gt: now } }),
    findLiveById: (id: string, now: Date) => sessions.findOne({ _id: id, endedAt: null, expiresAt: { $gt: now } }),
    listLive: (userId: string, now: Date) =>
      sessions.find({ userId, endedAt: null, expiresAt: { $gt: now } }).toArray(),
    touch: (id: string, at: Date) => sessions.updateOne({ _id: id }, { $set: { lastSeenAt: at } }),
    /** Ends one session; it leaves the store an hour later. */
    end: (id: string, at: Date) =>
      sessions.updateOne(
        { _id: id, endedAt: null },
        { $set: { endedAt: at, expiresAt: new Date(at.getTime() + 3_600_000) } },
      ),
    /** Ends all sessions of a user but one (or none). */
    endAll: (userId: string, at: Date, exceptId: string | null = null) =>
      sessions.updateMany(
        { userId, endedAt: null, ...(exceptId === null ? {} : { _id: { $ne: exceptId } }) },
        { $set: { endedAt: at, expiresAt: new Date(at.getTime() + 3_600_000) } },
      ),
  };
}
