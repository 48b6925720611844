import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { PermissionId } from './permission-catalogue.ts';

/** Whether the actor holds a permission, by their own roles or by those they have in the given room. */
export function can(
  ctx: Pick<Context, 'permissions'>,
  actor: Actor,
  permission: PermissionId,
  member: Member | null = null,
): boolean {
  return ctx.permissions.holds(member === null ? actor.roles : [...actor.roles, ...member.roles], permission);
}

/** @throws DomainError `not-allowed`, naming the permission. */
export function requirePermission(
  ctx: Pick<Context, 'permissions'>,
  actor: Actor,
  permission: PermissionId,
  member: Member | null = null,
): void {
  if (!can(ctx, actor, permission, member)) throw new DomainError('not-allowed', { permission });
}
