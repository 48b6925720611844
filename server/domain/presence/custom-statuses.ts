import { DomainError } from '../../contracts/errors.ts';
import type { PresenceStatus } from '../../contracts/user.ts';
import type { CustomStatus } from '../../models/custom-statuses.ts';
import { duplicateKey } from '../../models/patience.ts';
import { fold } from '../../models/search-keys.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export type { CustomStatus } from '../../models/custom-statuses.ts';

/** The statuses that everybody is offered. */
export async function listStatuses(ctx: Context, _actor: Actor): Promise<readonly CustomStatus[]> {
  return ctx.models.customStatuses.list();
}

/** Makes one that everybody is offered, or changes it. @throws DomainError `status-name-taken`, `status-not-found`. */
export async function saveStatus(
  ctx: Context,
  actor: Actor,
  input: { readonly id: string | null; readonly name: string; readonly status: PresenceStatus },
): Promise<CustomStatus> {
  requirePermission(ctx, actor, 'manage-user-status');
  const fields = {
    name: input.name,
    nameKey: fold(input.name),
    status: input.status,
    updatedAt: ctx.clock.now(),
  };
  try {
    if (input.id === null) {
      const made = { _id: ctx.newId(), ...fields };
      await ctx.models.customStatuses.insert(made);
      return made;
    }
    const changed = await ctx.models.customStatuses.update(input.id, fields);
    if (changed === null) throw new DomainError('status-not-found');
    return changed;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('status-name-taken');
  }
}

export async function removeStatus(ctx: Context, actor: Actor, input: { readonly id: string }): Promise<void> {
  requirePermission(ctx, actor, 'manage-user-status');
  if (!(await ctx.models.customStatuses.remove(input.id))) throw new DomainError('status-not-found');
}
