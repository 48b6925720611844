import { DomainError } from '../../contracts/errors.ts';
import type { PasswordInput } from '../../contracts/user.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkPasswordPolicy, hashOfPassword, isPassword } from './password.ts';
import { logoutOthers } from './sessions.ts';

/**
 * Changes one's own password and ends all other sessions, since one changes it because somebody may know it.
 * @throws DomainError `wrong-credentials` when the current one is not right.
 */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  input: { readonly current: PasswordInput; readonly next: string },
): Promise<void> {
  const user = await ctx.models.users.find(actor.id);
  if (!(await isPassword(user?.services.password?.hash ?? null, input.current)) || user === null)
    throw new DomainError('wrong-credentials');
  checkPasswordPolicy(ctx, input.next);

  const services = { ...user.services, password: { hash: await hashOfPassword(input.next) } };
  await ctx.models.users.update(actor.id, { services, updatedAt: ctx.clock.now() });
  await logoutOthers(ctx, actor);
}
