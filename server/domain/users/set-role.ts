import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import { requireMayAssign } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Gives somebody a role in the whole workspace, or takes it; the last administrator stays one. */
export async function setUserRole(
  ctx: Context,
  actor: Actor,
  input: { readonly userId: string; readonly role: string; readonly held: boolean },
): Promise<User> {
  requireMayAssign(ctx, actor, input.role);
  const user = await ctx.models.users.find(input.userId);
  if (user === null) throw new DomainError('user-not-found');
  if (user.roles.includes(input.role) === input.held) return user;
  if (input.role === 'admin' && !input.held) {
    const admins = await ctx.models.users.listActiveWithRole('admin');
    if (!admins.some((admin) => admin._id !== user._id)) throw new DomainError('last-admin');
  }

  const roles = input.held ? [...user.roles, input.role] : user.roles.filter((role) => role !== input.role);
  const changed = await ctx.models.users.update(user._id, { roles, updatedAt: ctx.clock.now() });
  if (changed === null) throw new DomainError('user-not-found');
  return changed;
}

/** Who holds a role in the whole workspace, as far as their accounts are open. */
export async function listUsersInRole(ctx: Context, actor: Actor, role: string): Promise<readonly User[]> {
  requireMayAssign(ctx, actor, role);
  return ctx.models.users.listActiveWithRole(role);
}

/** Administrators and bots: everybody may know whom to ask, and what is no person. */
export async function listPublicRoles(ctx: Context, _actor: Actor): Promise<readonly User[]> {
  const [admins, bots] = await Promise.all(['admin', 'bot'].map((role) => ctx.models.users.listActiveWithRole(role)));
  return [...new Map([...(admins ?? []), ...(bots ?? [])].map((user) => [user._id, user])).values()];
}
