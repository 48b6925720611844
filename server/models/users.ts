import type { Collection, Db, Filter } from 'mongodb';
import type { Preferences, PresenceStatus } from '../contracts/user.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import { beginsWith } from './search-keys.ts';

export interface User {
  readonly _id: string;
  readonly username: string;
  /** Folded, for uniqueness without regard to case. */
  readonly usernameKey: string;
  readonly name: string;
  readonly emails: readonly { readonly address: string; readonly verified: boolean }[];
  /** Folded addresses; missing when there are none, so that the unique index passes over it. */
  readonly emailKeys?: readonly string[];
  /** Folded words of the name and username, for search by their beginnings. */
  readonly searchKeys: readonly string[];
  readonly type: 'user' | 'bot';
  readonly roles: readonly string[];
  readonly active: boolean;
  /** What the person chose to be while connected; `offline` means invisible. */
  readonly statusDefault: PresenceStatus;
  readonly statusText: string;
  /** A shortcode without colons; missing for none. */
  readonly statusEmoji?: string;
  /** When words and emoji go by themselves. */
  readonly statusExpiresAt?: Date | null;
  readonly preferences: Preferences;
  readonly services: { readonly password?: { readonly hash: string } };
  readonly avatarVersion: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastLoginAt: Date | null;
}

export const userIndexes: readonly IndexDeclaration[] = [
  { key: { usernameKey: 1 }, options: { unique: true } },
  { key: { emailKeys: 1 }, options: { unique: true, partialFilterExpression: { emailKeys: { $exists: true } } } },
  { key: { active: 1, usernameKey: 1 } },
  { key: { searchKeys: 1 } },
  { key: { roles: 1 } },
  { key: { 'preferences.highlights': 1 }, options: { sparse: true } },
];

export type Users = ReturnType<typeof createUsers>;

export function createUsers(db: Db) {
  const users: Collection<User> = db.collection<User>('users');

  return {
    insert: (user: User) => users.insertOne(user),
    find: (id: string) => users.findOne({ _id: id }),
    findMany: (ids: readonly string[]) => users.find({ _id: { $in: [...ids] } }).toArray(),
    findByUsernameKey: (usernameKey: string) => users.findOne({ usernameKey }),
    findByUsernameKeys: (keys: readonly string[]) => users.find({ usernameKey: { $in: [...keys] } }).toArray(),
    findByEmailKey: (emailKey: string) => users.findOne({ emailKeys: emailKey }),
    listActiveWithRole: (role: string) => users.find({ roles: role, active: true }).limit(100).toArray(),
    /** Those who want to be told of words of their own. */
    listWithHighlights: () =>
      users
        .find({ 'preferences.highlights': { $gt: '' } }, { projection: { 'preferences.highlights': 1, active: 1 } })
        .toArray(),
    /** Takes a status away that is still the one that was to go at that moment. */
    expireStatus: (id: string, expiresAt: Date, at: Date) =>
      users.findOneAndUpdate(
        { _id: id, statusExpiresAt: expiresAt },
        {
          $set: {
            statusDefault: 'online' as const,
            statusText: '',
            statusEmoji: '',
            statusExpiresAt: null,
            updatedAt: at,
          },
        },
        { returnDocument: 'after' },
      ),
    update: (id: string, changes: Partial<Omit<User, '_id'>>) =>
      users.findOneAndUpdate({ _id: id }, { $set: changes }, { returnDocument: 'after' }),

    /** @returns the version that they had before; null when there is nobody of this id. */
    async swapAvatar(id: string, avatarVersion: string, at: Date): Promise<string | null> {
      const changes = { $set: { avatarVersion, updatedAt: at } };
      const before = await users.findOneAndUpdate({ _id: id }, changes, { returnDocument: 'before' });
      return before?.avatarVersion ?? null;
    },

    /** People whose name or username has a word that begins with `prefix` (folded); by username. */
    async search(prefix: string, page: { readonly offset: number; readonly limit: number }) {
      const filter: Filter<User> = { active: true, ...beginsWith(prefix) };
      const [found, total] = await Promise.all([
        users.find(filter).sort({ usernameKey: 1 }).skip(page.offset).limit(page.limit).toArray(),
        users.countDocuments(filter),
      ]);
      return { users: found, total };
    },
  };
}
