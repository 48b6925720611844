import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Closes or reopens an account. Closing ends all its sessions at once. */
export async function setUserActive(
  ctx: Context,
  actor: Actor,
  input: { readonly userId: string; readonly active: boolean },
): Promise<User> {
  requirePermission(ctx, actor, 'edit-other-user-active-status');
  const user = await ctx.models.users.find(input.userId);
  if (user === null) throw new DomainError('user-not-found');
  if (!input.active && user.roles.includes('admin')) {
    const others = (await ctx.models.users.listActiveWithRole('admin')).filter((admin) => admin._id !== user._id);
    if (others.length === 0) throw new DomainError('last-admin');
  }

  const now = ctx.clock.now();
  const changed = await ctx.models.users.update(user._id, { active: input.active, updatedAt: now });
  if (!input.active) await ctx.models.sessions.endAll(user._id, now);
  if (changed === null) throw new DomainError('user-not-found');
  return changed;
}
