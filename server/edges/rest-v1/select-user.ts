import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import { idSchema } from '../../contracts/ids.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { findUsersByUsername, getUser, getUsers, type User } from '../../domain/users/index.ts';
import { ids, name, names } from './fields.ts';
import { refusal } from './refuse.ts';

/** How callers name somebody. `user` is a username. */
export const userSelector = { userId: idSchema.optional(), username: name.optional(), user: name.optional() };

const oneSchema = z.object(userSelector);

/** Several people, or one. */
export const userListSelector = { ...userSelector, userIds: ids.optional(), usernames: names.optional() };

const listSchema = z.object(userListSelector);

export async function selectUser(ctx: Context, actor: Actor, selector: z.output<typeof oneSchema>): Promise<User> {
  const username = selector.username ?? selector.user;
  if (selector.userId !== undefined) return getUser(ctx, actor, { id: selector.userId });
  if (username !== undefined) return getUser(ctx, actor, { username: username.replace(/^@/, '') });
  throw refusal('error-user-param-not-provided', 'Name the user by userId or username');
}

/** @throws DomainError `user-not-found` when one of them is unknown. */
export async function selectUsers(ctx: Context, actor: Actor, selector: z.output<typeof listSchema>): Promise<User[]> {
  const { userIds, usernames } = selector;
  if (userIds === undefined && usernames === undefined) return [await selectUser(ctx, actor, selector)];
  const found = [
    ...(userIds === undefined ? [] : await getUsers(ctx, actor, userIds)),
    ...(usernames === undefined ? [] : await findUsersByUsername(ctx, actor, usernames)),
  ];
  if (found.length < new Set(userIds).size + new Set(usernames).size) throw new DomainError('user-not-found');
  return found;
}
