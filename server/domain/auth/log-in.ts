import { DomainError } from '../../contracts/errors.ts';
import type { PasswordInput } from '../../contracts/user.ts';
import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { emailKeyOf } from '../users/index.ts';
import { isPassword } from './password.ts';
import { openSession, type NewSession } from './sessions.ts';

export interface Credentials {
  /** A username or an e-mail address. */
  readonly user: string;
  readonly password: PasswordInput;
}

/** Unknown name, wrong password and closed account give one answer in one time. */
export async function logIn(ctx: Context, credentials: Credentials, device: string): Promise<NewSession> {
  const user = await findByLogin(ctx, credentials.user);
  const right = await isPassword(user?.services.password?.hash ?? null, credentials.password);
  if (user === null || !right) throw new DomainError('wrong-credentials');
  if (!user.active) throw new DomainError('user-deactivated');
  return openSession(ctx, user, device);
}

async function findByLogin(ctx: Context, login: string): Promise<User | null> {
  const byName = await ctx.models.users.findByUsernameKey(fold(login.replace(/^@/, '')));
  if (byName !== null || !login.includes('@')) return byName;
  return ctx.models.users.findByEmailKey(emailKeyOf(login));
}
