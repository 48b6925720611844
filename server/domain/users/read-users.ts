import { DomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import { can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export async function getUsers(ctx: Context, _actor: Actor, ids: readonly string[]): Promise<User[]> {
  return ctx.models.users.findMany(ids);
}

/** @throws DomainError `user-not-found`. */
export async function getUser(
  ctx: Context,
  _actor: Actor,
  by: { readonly id: string } | { readonly username: string },
): Promise<User> {
  const user =
    'id' in by ? await ctx.models.users.find(by.id) : await ctx.models.users.findByUsernameKey(fold(by.username));
  if (user === null) throw new DomainError('user-not-found');
  return user;
}

/** People by the beginnings of the words of their names; whoever may not see beyond their rooms finds nobody. */
export async function searchUsers(
  ctx: Context,
  actor: Actor,
  input: { readonly filter: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly users: readonly User[]; readonly total: number }> {
  if (!can(ctx, actor, 'view-outside-room')) return { users: [], total: 0 };
  return ctx.models.users.search(fold(input.filter.replace(/^@/, '')), input);
}
