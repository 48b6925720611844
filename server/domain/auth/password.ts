import { DomainError } from '../../contracts/errors.ts';
import type { PasswordInput } from '../../contracts/user.ts';
import { hashPassword, verifyPassword } from '../../platform/password-hash.ts';
import { sha256Hex } from '../../platform/secrets.ts';
import type { Context } from '../context.ts';

/** What is hashed is the password's sha256, because Rocket.Chat's clients send no more than that. */
function digestOf(password: PasswordInput): string {
  return typeof password === 'string' ? sha256Hex(password) : password.digest.toLowerCase();
}

export function hashOfPassword(password: PasswordInput): Promise<string> {
  return hashPassword(digestOf(password));
}

let decoy: Promise<string> | null = null;

/** With `stored` null (no such user, or no password) it takes as long and says no, so that the time tells nothing. */
export async function isPassword(stored: string | null, given: PasswordInput): Promise<boolean> {
  decoy ??= hashPassword('decoy');
  const matches = await verifyPassword(stored ?? (await decoy), digestOf(given));
  return stored !== null && matches;
}

export function checkPasswordPolicy(ctx: Pick<Context, 'settings'>, password: string): void {
  const shortest = ctx.settings.get('Accounts_Password_Min_Length');
  if ([...password].length < shortest) throw new DomainError('password-too-weak', { minLength: shortest });
}
