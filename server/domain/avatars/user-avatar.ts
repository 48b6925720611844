import { DomainError } from '../../contracts/errors.ts';
import { can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { readPicture, type PictureSource } from './read-picture.ts';
import { swapAvatar } from './swap.ts';

/** Gives oneself, or with `edit-other-user-avatar` somebody else, another picture. @returns its version. */
export async function setUserAvatar(
  ctx: Context,
  actor: Actor,
  input: { readonly userId: string; readonly source: PictureSource },
): Promise<string> {
  requireMayChange(ctx, actor, input.userId);
  const user = await userOf(ctx, input.userId);
  return swap(ctx, user, await readPicture(ctx, input.source));
}

/** Takes the picture away: initials are shown again. */
export async function resetUserAvatar(ctx: Context, actor: Actor, input: { readonly userId: string }): Promise<void> {
  requireMayChange(ctx, actor, input.userId);
  const user = await userOf(ctx, input.userId);
  if (user.avatarVersion !== '') await swap(ctx, user, null);
}

function requireMayChange(ctx: Context, actor: Actor, userId: string): void {
  if (userId !== actor.id) return requirePermission(ctx, actor, 'edit-other-user-avatar');
  const allowed = ctx.settings.get('Accounts_AllowUserAvatarChange') || can(ctx, actor, 'edit-other-user-avatar');
  if (!allowed) throw new DomainError('not-allowed');
}

async function userOf(ctx: Context, userId: string): Promise<{ readonly _id: string; readonly avatarVersion: string }> {
  const user = await ctx.models.users.find(userId);
  if (user === null) throw new DomainError('user-not-found');
  return user;
}

function swap(ctx: Context, user: Awaited<ReturnType<typeof userOf>>, picture: Buffer | null): Promise<string> {
  return swapAvatar(ctx, {
    owner: `user:${user._id}`,
    picture,
    current: user.avatarVersion,
    name: (version, at) => ctx.models.users.swapAvatar(user._id, version, at),
  });
}
