import { invalidPattern } from './reader.ts';
import type { PatternReader } from './reader.ts';

export type GroupHead =
  | { readonly kind: 'capture'; readonly name?: string }
  | { readonly kind: 'plain'; readonly on: string; readonly off: string }
  | { readonly kind: 'atomic' }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negative: boolean }
  | { readonly kind: 'back'; readonly name: string };

/** Reads what follows `(` and says what kind of group begins; `back` is complete with its `)`. */
export function readGroupHead(reader: PatternReader): GroupHead {
  if (!reader.take('?')) {
    if (reader.at('*')) throw invalidPattern('(* verbs are not supported');
    return { kind: 'capture' };
  }
  const look = reader.match(/(<?)([=!])/y);
  if (look !== undefined) return { kind: 'look', ahead: look[1] === '', negative: look[2] === '!' };
  const named = reader.match(/P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'/y);
  if (named !== undefined) return { kind: 'capture', name: named[1] ?? named[2] ?? '' };
  const back = reader.match(/P=([A-Za-z_]\w*)\)/y);
  if (back !== undefined) return { kind: 'back', name: back[1] ?? '' };
  if (reader.take('>')) return { kind: 'atomic' };
  const plain = reader.match(/([imsxJU]*)(?:-([imsxJU]+))?:/y);
  if (plain !== undefined) return { kind: 'plain', on: plain[1] ?? '', off: plain[2] ?? '' };
  throw invalidPattern('unrecognized character after (?');
}
