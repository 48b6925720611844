import type { Context } from '../../../domain/context.ts';

/**
 * All permissions. They have no times of their own: each answer is whole and says that everything changed now, so that a client
 * that asks for what changed since is right in any case.
 */
export function presentPermissions(ctx: Context) {
  const _updatedAt = ctx.clock.now().toISOString();
  return Object.entries(ctx.permissions.all()).map(([_id, roles]) => ({ _id, roles, _updatedAt }));
}
