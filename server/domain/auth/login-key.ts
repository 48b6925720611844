import { fold } from '../../models/search-keys.ts';

/** All the ways of writing a name by which one account is found have one key, so that tries at it are counted together. */
export function loginKeyOf(login: string): string {
  return fold(login.replace(/^@/, '')).slice(0, 254);
}
