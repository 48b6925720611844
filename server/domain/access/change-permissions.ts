import { DomainError } from '../../contracts/errors.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { requirePermission } from './can.ts';
import { isPermission } from './permission-catalogue.ts';
import { roleCatalogue } from './role-catalogue.ts';

/** Says which roles hold some permissions. It holds here at once, and in every process when the feed has carried it. */
export async function changePermissions(
  ctx: Context,
  actor: Actor,
  changes: readonly { readonly id: string; readonly roles: readonly string[] }[],
): Promise<void> {
  requirePermission(ctx, actor, 'access-permissions');
  for (const { id, roles } of changes) {
    if (!isPermission(id)) throw new DomainError('permission-not-found', { id });
    const unknown = roles.find((role) => !roleCatalogue.some((known) => known.id === role));
    if (unknown !== undefined) throw new DomainError('role-not-found', { id: unknown });
  }
  const now = ctx.clock.now();
  await Promise.all(changes.map(({ id, roles }) => ctx.models.permissions.set(id, roles, now)));
  await reloadPermissions(ctx);
}

let begun = 0;
/** Which of the readings a table holds. */
const held = new WeakMap<Context['permissions'], number>();

/** Two readings may overtake each other; the one that began first knows less, and never replaces the other. */
export async function reloadPermissions(ctx: Pick<Context, 'permissions' | 'models'>): Promise<void> {
  const mine = (begun += 1);
  const stored = await ctx.models.permissions.all();
  if (mine < (held.get(ctx.permissions) ?? 0)) return;
  held.set(ctx.permissions, mine);
  ctx.permissions.load(stored);
}
