import { DomainError } from '../../contracts/errors.ts';

const SLUG = /^[\p{L}\p{N}_.-]{1,80}$/u;

/** The name as it stands in addresses: lower case, words joined by `-`; letters of any script, digits, `_`, `.`, `-`. */
export function slugOf(given: string): string {
  const slug = given.trim().replace(/^#/, '').normalize('NFC').toLowerCase().replace(/\s+/g, '-');
  if (!SLUG.test(slug)) throw new DomainError('room-name-invalid');
  return slug;
}
