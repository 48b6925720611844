import { DomainError } from '../../contracts/errors.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { requirePermission } from './can.ts';
import { roleCatalogue } from './role-catalogue.ts';

/** Whether the actor may give people a role, or take it; the administrators' own wants more than others. */
export function requireMayAssign(ctx: Pick<Context, 'permissions'>, actor: Actor, role: string): void {
  const known = roleCatalogue.find((one) => one.id === role);
  if (known?.scope !== 'workspace') throw new DomainError('role-not-found', { id: role });
  requirePermission(ctx, actor, 'assign-roles');
  if (role === 'admin') requirePermission(ctx, actor, 'assign-admin-role');
}
