import { DomainError } from '../../contracts/errors.ts';
import { duplicateKey } from '../../models/patience.ts';
import { fold, searchKeysOf } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { checkUsername, emailKeyOf } from './names.ts';

export interface NewUser {
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly type?: 'user' | 'bot';
  readonly roles: readonly string[];
  readonly passwordHash: string | null;
  /** Open when not said. */
  readonly active?: boolean | undefined;
}

/** Stores a new user. Whether somebody may make one is the caller's question. */
export async function insertUser(ctx: Pick<Context, 'models' | 'clock' | 'newId'>, given: NewUser): Promise<User> {
  const username = checkUsername(given.username);
  const now = ctx.clock.now();
  const id = given.id ?? ctx.newId();
  const user: User = {
    _id: id,
    username,
    usernameKey: fold(username),
    name: given.name.trim() || username,
    emails: given.email === null ? [] : [{ address: given.email.trim(), verified: false }],
    ...(given.email === null ? {} : { emailKeys: [emailKeyOf(given.email)] }),
    searchKeys: searchKeysOf(username, given.name),
    type: given.type ?? 'user',
    roles: [...given.roles],
    active: given.active ?? true,
    statusDefault: 'online',
    statusText: '',
    preferences: {},
    services: given.passwordHash === null ? {} : { password: { hash: given.passwordHash } },
    avatarVersion: '',
    createdAt: now,
    updatedAt: now,
    lastLoginAt: null,
  };
  try {
    await ctx.models.users.insert(user);
  } catch (error) {
    const duplicate = duplicateKey(error);
    if (duplicate === null) throw error;
    throw new DomainError(duplicate.key.includes('emailKeys') ? 'email-taken' : 'username-taken');
  }
  return user;
}
