import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Those of the named people who exist, in no order; a leading `@` is no part of a name. */
export async function findUsersByUsername(
  ctx: Context,
  _actor: Actor,
  usernames: readonly string[],
): Promise<readonly User[]> {
  return ctx.models.users.findByUsernameKeys(usernames.map((username) => fold(username.replace(/^@/, ''))));
}
