import type { CharClass } from './syntax.ts';
import { escapeCode } from './syntax.ts';

/** Says whether a code point belongs to a set. */
export type CharTest = (code: number) => boolean;

const ASCII = 128;

export function charTest(code: number, fold: boolean): CharTest {
  return fold ? setTest(escapeCode(code), false, true) : (other) => other === code;
}

export function classTest({ body, negated, fold }: CharClass): CharTest {
  if (body === '') return () => negated;
  return setTest(body, negated, fold);
}

/** Asks JavaScript once for each character and remembers: a table for ASCII, a map for all others. */
function setTest(body: string, negated: boolean, fold: boolean): CharTest {
  const expression = new RegExp(`^[${negated ? '^' : ''}${body}]$`, fold ? 'iu' : 'u');
  const table = Uint8Array.from({ length: ASCII }, (_, code) => Number(expression.test(String.fromCharCode(code))));
  const others = new Map<number, boolean>();
  return (code) => {
    if (code < ASCII) return table[code] === 1;
    const known = others.get(code);
    if (known !== undefined) return known;
    const answer = expression.test(String.fromCodePoint(code));
    if (others.size < 10_000) others.set(code, answer);
    return answer;
  };
}
