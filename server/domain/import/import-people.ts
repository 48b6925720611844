import { isDomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { checkUsername, emailKeyOf, insertUser } from '../users/index.ts';
import { skipInto, type ImportReport } from './report.ts';
import type { ForeignPerson, ImportSource } from './source.ts';

const LONGEST_NAME = 100;

export interface KnownPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** People of the source by their keys. */
export type Cast = ReadonlyMap<string, KnownPerson>;

export interface Casting {
  readonly cast: Cast;
  /** Keys of those who were here before. */
  readonly known: ReadonlySet<string>;
}

/**
 * Finds each person of the source here or makes an account without a password: by the e-mail address, else by the username when
 * the two do not have different addresses.
 */
export async function importPeople(
  ctx: Context,
  { people, origin }: Pick<ImportSource, 'people' | 'origin'>,
  report: ImportReport,
  onOne: () => Promise<void>,
): Promise<Casting> {
  const cast = new Map<string, KnownPerson>();
  const known = new Set<string>();
  const skip = skipInto(report);
  for (const person of people) {
    await onOne();
    const found = await findPerson(ctx, person);
    if (found !== null) known.add(person.key);
    try {
      const user = found ?? (report.dryRun ? wouldBe(person) : await makePerson(ctx, person, origin));
      report.people[found === null ? 'made' : 'found'] += 1;
      cast.set(person.key, 'id' in user ? user : { id: user._id, username: user.username, name: user.name });
    } catch (error) {
      if (!isDomainError(error, 'username-invalid', 'username-taken', 'email-taken')) throw error;
      skip(`${person.username} (${person.key})`, error.code === 'email-taken' ? 'email-taken' : 'name-invalid');
    }
  }
  return { cast, known };
}

async function findPerson(ctx: Context, person: ForeignPerson): Promise<User | null> {
  const email = usableEmail(person.email);
  const byEmail = email === null ? null : await ctx.models.users.findByEmailKey(emailKeyOf(email));
  if (byEmail !== null) return byEmail;
  const namesake = await ctx.models.users.findByUsernameKey(fold(usernameFrom(person.username)));
  const differs = email !== null && namesake !== null && namesake.emails.length > 0;
  return differs ? null : namesake;
}

async function makePerson(ctx: Context, person: ForeignPerson, origin: string): Promise<User> {
  const wanted = usernameFrom(person.username);
  const account = {
    name: person.name.slice(0, LONGEST_NAME),
    email: usableEmail(person.email),
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
  const username = checkUsername(usernameFrom(person.username));
  return { id: `new-${person.key}`, username, name: person.name.slice(0, LONGEST_NAME) };
}

/** Whoever has none that could be one has none: they can be given one later. */
function usableEmail(email: string | null): string | null {
  return email !== null && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? email.trim() : null;
}

/** Signs that a username may not have become `_`. */
function usernameFrom(given: string): string {
  return given
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.-]/gu, '_')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 56);
}
