import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** A link that lets people into a room. */
export interface Invite {
  readonly _id: string;
  /** Of the secret in the link. */
  readonly tokenHash: string;
  readonly roomId: string;
  readonly creatorId: string;
  /** How long it was made for; 0 for ever. */
  readonly days: number;
  /** 0: as many as like. */
  readonly maxUses: number;
  readonly uses: number;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
}

export const inviteIndexes: readonly IndexDeclaration[] = [
  { key: { tokenHash: 1 }, options: { unique: true } },
  { key: { roomId: 1, createdAt: 1 } },
  { key: { creatorId: 1, createdAt: 1 } },
  // What is over goes by itself.
  { key: { expiresAt: 1 }, options: { expireAfterSeconds: 86_400 } },
];

export type Invites = ReturnType<typeof createInvites>;

export function createInvites(db: Db) {
  const invites: Collection<Invite> = db.collection<Invite>('invites');
  return {
    insert: (invite: Invite) => invites.insertOne(invite),
    find: (id: string) => invites.findOne({ _id: id }),
    findByToken: (tokenHash: string) => invites.findOne({ tokenHash }),
    listOfRoom: (roomId: string) => invites.find({ roomId }).sort({ createdAt: -1 }).limit(1_000).toArray(),
    listOfCreator: (creatorId: string) => invites.find({ creatorId }).sort({ createdAt: -1 }).limit(1_000).toArray(),
    countOfRoom: (roomId: string) => invites.countDocuments({ roomId }),
    remove: (id: string) => invites.deleteOne({ _id: id }),
    removeOfRoom: (roomId: string) => invites.deleteMany({ roomId }),

    /** Takes one of its uses. @returns null when none is left, or its time is over. */
    take: (id: string, now: Date) =>
      invites.findOneAndUpdate(
        {
          _id: id,
          $and: [
            { $or: [{ maxUses: 0 }, { $expr: { $lt: ['$uses', '$maxUses'] } }] },
            { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] },
          ],
        },
        { $inc: { uses: 1 } },
        { returnDocument: 'after' },
      ),
    /** Who took one was in already. */
    giveBack: (id: string) => invites.updateOne({ _id: id, uses: { $gt: 0 } }, { $inc: { uses: -1 } }),
  };
}
