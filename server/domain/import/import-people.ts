import { isDomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { emailKeyOf, insertUser } from '../users/index.ts';
import { skipInto, type ImportReport } from './report.ts';
import type { ForeignPerson, ImportSource } from './source.ts';

export interface KnownPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** People of the source by their keys. */
export type Cast = ReadonlyMap<string, KnownPerson>;

/**
 * Finds each person of the source here or makes an account without a password: by the e-mail address, else by the username when
 * the two do not have different addresses.
 */
export async function importPeople(
  ctx: Context,
  { people, origin }: ImportSource,
  report: ImportReport,
  onOne: () => void,
): Promise<Cast> {
  const cast = new Map<string, KnownPerson>();
  const skip = skipInto(report);
  for (const person of people) {
    onOne();
    const found = await findPerson(ctx, person);
    if (found !== null) report.people.found += 1;
    try {
      const user = found ?? (report.dryRun ? wouldBe(person) : await makePerson(ctx, person, origin));
      if (found === null) report.people.made += 1;
      cast.set(person.key, 'id' in user ? user : { id: user._id, username: user.username, name: user.name });
    } catch (error) {
      if (!isDomainError(error, 'username-invalid')) throw error;
      skip(`${person.username} (${person.key})`, 'name-invalid');
    }
  }
  return cast;
}

async function findPerson(ctx: Context, person: ForeignPerson): Promise<User | null> {
  const { email } = person;
  const byEmail = email === null ? null : await ctx.models.users.findByEmailKey(emailKeyOf(email));
  if (byEmail !== null) return byEmail;
  const namesake = await ctx.models.users.findByUsernameKey(fold(usernameFrom(person.username)));
  const differs = email !== null && namesake !== null && namesake.emails.length > 0;
  return differs ? null : namesake;
}

async function makePerson(ctx: Context, person: ForeignPerson, origin: string): Promise<User> {
  const wanted = usernameFrom(person.username);
  const account = {
    name: person.name,
    email: person.email,
    type: person.type,
    roles: [person.type],
    passwordHash: null,
    active: person.active,
  };
  try {
    return await insertUser(ctx, { ...account, username: wanted });
  } catch (error) {
    // Somebody else is called so; both keep what they wrote.
    if (!isDomainError(error, 'username-taken')) throw error;
    return insertUser(ctx, { ...account, username: `${wanted}.${origin}` });
  }
}

function wouldBe(person: ForeignPerson): KnownPerson {
  return { id: `new-${person.key}`, username: usernameFrom(person.username), name: person.name };
}

/** Signs that a username may not have become `_`. */
function usernameFrom(given: string): string {
  return given
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.-]/gu, '_')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 56);
}
