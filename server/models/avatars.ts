import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

export type AvatarOwner = `user:${string}` | `room:${string}`;

/**
 * A picture of somebody or of a room. Its id is the version that its owner names; its bytes lie under it. It is written down
 * before its bytes are, and `loose` until its owner names it and again when another is about to take its place: what stays loose
 * is collected.
 */
export interface StoredAvatar {
  readonly _id: string;
  readonly owner: AvatarOwner;
  readonly state: 'loose' | 'held';
  readonly storage: 'disk' | 'grid';
  readonly type: string;
  readonly size: number;
  readonly createdAt: Date;
}

export const avatarIndexes: readonly IndexDeclaration[] = [{ key: { owner: 1 } }, { key: { state: 1, createdAt: 1 } }];

export type Avatars = ReturnType<typeof createAvatars>;

export function createAvatars(db: Db) {
  const avatars: Collection<StoredAvatar> = db.collection<StoredAvatar>('avatars');
  return {
    insert: (avatar: StoredAvatar) => avatars.insertOne(avatar),
    find: (version: string) => avatars.findOne({ _id: version }),
    setState: (version: string, state: StoredAvatar['state']) =>
      avatars.updateOne({ _id: version }, { $set: { state } }),
    listLoose: (before: Date, limit: number) =>
      avatars
        .find({ state: 'loose', createdAt: { $lt: before } })
        .limit(limit)
        .toArray(),
    remove: (version: string) => avatars.deleteOne({ _id: version }),
  };
}
