import { DomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,62}$/u;
const taken = new Set(['all', 'here', 'system', 'administrator']);

/** @returns the username as it is stored; letters of any script, digits, `_`, `.` and `-`. */
export function checkUsername(given: string): string {
  const username = given.trim().replace(/^@/, '').normalize('NFC');
  if (!USERNAME.test(username) || taken.has(fold(username))) throw new DomainError('username-invalid');
  return username;
}

/** Two addresses are one when they differ in case only. */
export function emailKeyOf(address: string): string {
  return address.trim().toLowerCase();
}
