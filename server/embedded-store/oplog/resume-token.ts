import { Doc, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/**
 * A resume token names a place in the log. `_data` is hexadecimal and grows with the place, so tokens can be compared as
 * strings: 82, sixteen digits of log time, two digits of kind.
 */
export interface ResumePoint {
  time: bigint;
  kind: TokenKind;
}

/** `place`: nothing is wanted before it; `event`: the token of an event; `invalidate`: of the event that ended a stream. */
export type TokenKind = 'place' | 'event' | 'invalidate';

const KINDS: readonly TokenKind[] = ['place', 'event', 'invalidate'];
const TOKEN_DIGITS = 20;

export function toToken(time: bigint, kind: TokenKind): Doc {
  const digits = time.toString(16).padStart(16, '0').toUpperCase();
  return Doc.of({ _data: `82${digits}0${KINDS.indexOf(kind)}` });
}

/** @throws StoreError with MongoDB's codes for what is no token. */
export function fromToken(token: Doc): ResumePoint {
  const data: Value = token.get('_data');
  if (typeof data !== 'string') {
    throw new StoreError(40647, 'Bad resume token: _data of missing or of wrong type');
  }
  if (!/^([0-9a-fA-F]{2})+$/.test(data))
    throw new StoreError('FailedToParse', 'resume token string was not a valid hex string');
  if (data.length < TOKEN_DIGITS) throw new StoreError('Overflow', 'resume token is too short');
  const kind = KINDS[Number.parseInt(data.slice(18, 20), 16)];
  if (data.length > TOKEN_DIGITS || !data.startsWith('82') || !kind) {
    throw new StoreError('FailedToParse', 'resume token was not made by this store');
  }
  return { time: BigInt(`0x${data.slice(2, 18)}`), kind };
}
