import { DomainError } from '../../contracts/errors.ts';
import type { Preferences } from '../../contracts/user.ts';
import type { User } from '../../models/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { noteHighlights } from '../notifications/index.ts';

/** Lays the given preferences over one's own. */
export async function changePreferences(ctx: Context, actor: Actor, given: Preferences): Promise<User> {
  const user = await ctx.models.users.find(actor.id);
  if (user === null) throw new DomainError('user-not-found');
  const changed = await update(ctx, actor, { preferences: { ...user.preferences, ...given } });
  noteHighlights(ctx, changed);
  return changed;
}

async function update(ctx: Context, actor: Actor, changes: Partial<User>): Promise<User> {
  const user = await ctx.models.users.update(actor.id, { ...changes, updatedAt: ctx.clock.now() });
  if (user === null) throw new DomainError('user-not-found');
  return user;
}
