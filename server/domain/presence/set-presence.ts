import { DomainError } from '../../contracts/errors.ts';
import type { PresenceStatus } from '../../contracts/user.ts';
import type { User } from '../../models/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { settle } from './settle.ts';

/** Says what one wants to be while connected (`offline` is invisible), and a few words beside it. */
export async function setPresence(
  ctx: Context,
  actor: Actor,
  input: { readonly status: PresenceStatus; readonly statusText: string },
): Promise<User> {
  const now = ctx.clock.now();
  const statusText = input.statusText.trim();
  const user = await ctx.models.users.update(actor.id, { statusDefault: input.status, statusText, updatedAt: now });
  if (user === null) throw new DomainError('user-not-found');
  await settle(ctx, await ctx.models.presences.choose(actor.id, input.status, statusText, now));
  return user;
}
