import { describe, expect, it } from '@jest/globals';
import { Backtracker } from './backtrack.ts';
import { compilePattern } from './compile-pattern.ts';
import { startsAtText } from './cost.ts';
import { fixedPiece } from './fixed-piece.ts';
import { Machine } from './machine.ts';
import { parsePattern } from './parse-pattern.ts';
import { programOf } from './program.ts';
import { toRegExp } from './to-regexp.ts';

const found = (pattern: string, options: string, text: string): boolean => compilePattern(pattern, options).test(text);

describe('compilePattern', () => {
  it.each([
    ['$ also stands before a last line break', 'b$', '', 'ab\n', true],
    ['\\z does not', 'b\\z', '', 'ab\n', false],
    ['. stops at a line break only', '^a.b$', '', 'a\u2028b', true],
    ['. takes line breaks with s', '^a.b$', 's', 'a\nb', true],
    ['^ and $ mean lines with m', '^b$', 'm', 'a\nb\nc', true],
    ['x leaves out blanks and comments', 'a b # c\n c', 'x', 'abc', true],
    ['case may be switched inside', 'a(?i)b', '', 'aB', true],
    ['and only for what follows', 'a(?i:b)c', '', 'aBC', false],
    ['letters beyond ASCII fold, too', 'straße', 'i', 'STRAßE', true],
    ['a character outside the first plane is one', '^.$', '', '😀', true],
    ['POSIX classes', '^[[:alpha:]]+[[:^digit:]]$', '', 'ab!', true],
    ['a quoted part is literal', '\\Qa.b\\E', '', 'a.b', true],
    ['a bracket first in a class is a member', '[]a]', '', ']', true],
    ['\\w is ASCII', '^\\w$', '', 'é', false],
    ['\\p{L} is not', '^\\p{L}$', '', 'é', true],
    ['possessive repeats give nothing back', 'a++a', '', 'aaa', false],
    ['named groups and references', '(?<q>["\']).*\\k<q>', '', '"x"', true],
    ['free ends change nothing', '.*b.*', '', 'a\nb\n', true],
    ['nor does a pattern of nothing else', '.*', '', '', true],
    ['a brace that counts nothing is literal', 'a{x}', '', 'a{x}', true],
  ])('%s', (_rule, pattern, options, text, expected) => {
    expect(found(pattern, options, text)).toBe(expected);
  });

  it.each(['(', ')', '[a', '*a', 'a{3,1}', '(?<n', '\\', '[[:nope:]]', '(?R)', '\\2(a)', '(?<=a+)b'])(
    'refuses %s',
    (pattern) => {
      expect(() => compilePattern(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }));
    },
  );

  it('answers patterns that backtrack without end', () => {
    expect(found('^(a+)+$', '', `${'a'.repeat(3_000)}b`)).toBe(false);
    expect(found('(a|a)*b', '', 'a'.repeat(3_000))).toBe(false);
    expect(found('(?:a?){40}a{40}', '', 'a'.repeat(40))).toBe(true);
    expect(found('(.*)*x', 'i', `${'y'.repeat(3_000)}X`)).toBe(true);
  });

  it('gives up what would never end', () => {
    const refusal = expect.objectContaining({ code: 51156 });
    expect(() => found('(a+)+\\1$', '', `${'a'.repeat(3_000)}b`)).toThrow(refusal);
    expect(() => found('([a-z]+)*@', '', 'a'.repeat(4_000_000))).toThrow(refusal);
    expect(() => compilePattern('(a+)+$', '').search(`${'a'.repeat(3_000)}b`, 0)).toThrow(refusal);
  });

  it('looks around and back in long texts, too', () => {
    const long = 'x'.repeat(5_000);
    expect(found('^(?=.*foo)(?=.*bar)', '', `${long} bar ${long} foo`)).toBe(true);
    expect(found('^(?!.*foo).*bar', '', `${long} foo ${long} bar`)).toBe(false);
    expect(found('(?<!y|zz)b.*c.*d.*', '', `yb zzb ab ${long}c${long}d`)).toBe(true);
  });
});

describe('Backtracker', () => {
  it('finds the same matches and groups as the engine of JavaScript', () => {
    const random = randomNumbers(11);
    for (let i = 0; i < 1_500; i++) {
      const source = randomPattern(random, 0);
      const node = parsePattern(source, '');
      const expression = toRegExp(node);
      const backtracker = new Backtracker(node, 0);
      for (let j = 0; j < 5; j++) {
        const text = Array.from({ length: random(8) }, () => 'abc \n'[random(5)]).join('');
        const match = expression.exec(text);
        const mine = backtracker.search(text, 0);
        expect([source, text, mine?.start, mine?.end]).toEqual([
          source,
          text,
          match?.index,
          match === null ? undefined : match.index + match[0].length,
        ]);
      }
    }
  });

  it('tells what groups took, and which took no part', () => {
    const search = (pattern: string, text: string): unknown => {
      const node = parsePattern(pattern, '');
      return new Backtracker(node, 2).search(text, 0)?.groups;
    };
    expect(search('(a+)(b)?', 'xaac')).toEqual(['aa', undefined]);
    expect(search('(a|ab)(c|bcd)', 'abcd')).toEqual(['a', 'bcd']);
    expect(search('(?>a+)(b)', 'aab')).toEqual(['b', undefined]);
    expect(search('(a)(?=(b))', 'ab')).toEqual(['a', 'b']);
  });
});

describe('Machine', () => {
  it('finds what the engine of JavaScript finds', () => {
    const random = randomNumbers(7);
    for (let i = 0; i < 1_500; i++) {
      const node = parsePattern(randomPattern(random, 0), '');
      const expression = toRegExp(node);
      const machine = new Machine(programOf(node) ?? [], startsAtText(node));
      for (let j = 0; j < 5; j++) {
        const text = Array.from({ length: random(8) }, () => 'abc \n'[random(5)]).join('');
        expect([expression.source, text, machine.test(text)]).toEqual([expression.source, text, expression.test(text)]);
      }
    }
  });
});

describe('fixedPiece', () => {
  it('is in every text that matches', () => {
    const random = randomNumbers(11);
    let found = 0;
    for (let i = 0; i < 3_000; i++) {
      const node = parsePattern(randomPattern(random, 0), i % 2 === 0 ? 'i' : '');
      const [expression, piece] = [toRegExp(node), fixedPiece(node)];
      for (let j = 0; piece && j < 5; j++) {
        const text = Array.from({ length: random(8) }, () => 'abcABC'[random(6)]).join('');
        if (!expression.test(text)) continue;
        found++;
        expect([expression.source, text, toRegExp(piece).test(text)]).toEqual([expression.source, text, true]);
      }
    }
    expect(found).toBeGreaterThan(20);
  });
});

type Random = (below: number) => number;

function randomNumbers(start: number): Random {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomPattern(random: Random, depth: number): string {
  const parts = Array.from({ length: 1 + random(3) }, () => randomAtom(random, depth));
  return parts.join('') + (random(4) === 0 ? `|${randomAtom(random, depth)}` : '');
}

function randomAtom(random: Random, depth: number): string {
  const kind = random(depth > 2 ? 6 : 9);
  if (kind === 5) return ['\\b', '^', '$'][random(3)] ?? '';
  const atom =
    kind < 3 ? 'abc'[random(3)] : kind === 3 ? '[ab]' : kind === 4 ? '.' : `(${randomPattern(random, depth + 1)})`;
  return `${atom}${['*', '+', '?', '{1,2}', '', '', ''][random(7)]}`;
}
