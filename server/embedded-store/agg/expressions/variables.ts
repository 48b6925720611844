import { refuse, require } from '../refuse.ts';

/** Names of variables in MongoDB: a letter or a letter beyond ASCII, then letters, digits and underscores. */
const READABLE = /^[a-zA-Z\u0080-\uffff][\w\u0080-\uffff]*$/u;
const WRITABLE = /^[a-z\u0080-\uffff]/u;

export function checkReadableName(name: string): void {
  require(name !== '', 'FailedToParse', 'empty variable names are not allowed');
  require(READABLE.test(name) ||
    /^[^\x00-\x7f]/u.test(name), 'FailedToParse', `'${name}' is not a valid variable name`);
}

/** Names that a query may give: as above, but beginning with a small letter; `CURRENT` may be given anew. */
export function checkWritableName(name: string): void {
  if (name === 'CURRENT') return;
  require(name !== '', 'FailedToParse', 'empty variable names are not allowed');
  if (!WRITABLE.test(name))
    refuse('FailedToParse', `'${name}' starts with an invalid character for a user variable name`);
  checkReadableName(name);
}
