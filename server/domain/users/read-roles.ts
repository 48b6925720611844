import { DomainError } from '../../contracts/errors.ts';
import { can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { getUser } from './read-users.ts';

/**
 * What somebody may do in the whole workspace: told to themselves, and to who may see all of an account. Where others are from is
 * told to everybody, as their offset from UTC is by REST.
 * @throws DomainError `user-not-found`, `not-allowed`.
 */
export async function rolesOfUser(
  ctx: Context,
  actor: Actor,
  input: { readonly userId: string },
): Promise<readonly string[]> {
  const user = await getUser(ctx, actor, { id: input.userId });
  if (user._id !== actor.id && !can(ctx, actor, 'view-full-other-user-info')) throw new DomainError('not-allowed');
  return user.roles;
}
