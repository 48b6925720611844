import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { joinDefaultRooms } from '../rooms/index.ts';
import { insertUser } from '../users/index.ts';
import { checkPasswordPolicy, hashOfPassword } from './password.ts';
import { actorOf } from './sessions.ts';

export interface Registration {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Makes an account for somebody who comes by the form, and brings them into the rooms that everybody is in. */
export async function register(ctx: Context, given: Registration): Promise<User> {
  if (ctx.settings.get('Accounts_RegistrationForm') !== 'Public') throw new DomainError('registration-disabled');
  return createAccount(ctx, given, ['user']);
}

export async function createAccount(
  ctx: Context,
  given: Omit<Registration, 'email'> & { readonly email: string | null },
  roles: readonly string[],
): Promise<User> {
  checkPasswordPolicy(ctx, given.password);
  const user = await insertUser(ctx, { ...given, roles, passwordHash: await hashOfPassword(given.password) });
  await joinDefaultRooms(ctx, actorOf(user, null));
  return user;
}
