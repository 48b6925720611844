import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import { requirePermission, requireMayAssign } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { joinDefaultRooms } from '../rooms/index.ts';
import { insertUser } from '../users/index.ts';
import { checkPasswordPolicy, hashOfPassword } from './password.ts';
import { actorOf } from './sessions.ts';

export interface AccountPlan {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** `user` alone when not said. */
  readonly roles?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
  readonly joinsDefaultRooms?: boolean | undefined;
}

/** Makes an account for somebody else, whether or not they could make one themselves. */
export async function createAccountAs(ctx: Context, actor: Actor, plan: AccountPlan): Promise<User> {
  requirePermission(ctx, actor, 'create-user');
  const roles = [...new Set(plan.roles ?? ['user'])];
  for (const role of roles.filter((one) => one !== 'user')) requireMayAssign(ctx, actor, role);
  if (roles.length === 0) throw new DomainError('invalid-input', { field: 'roles' });
  checkPasswordPolicy(ctx, plan.password);

  const passwordHash = await hashOfPassword(plan.password);
  const user = await insertUser(ctx, { ...plan, roles, passwordHash, active: plan.active });
  if (plan.joinsDefaultRooms !== false) await joinDefaultRooms(ctx, actorOf(user, null));
  return user;
}
