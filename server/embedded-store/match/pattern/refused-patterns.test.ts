import { describe, expect, it } from '@jest/globals';
import { compilePattern } from './compile-pattern.ts';

describe('patterns that are none', () => {
  it.each([
    ['a**', ''],
    ['a{2}{3}', ''],
    ['a+ +', 'x'],
    ['{1}', ''],
    ['^*', ''],
    ['\\b+', ''],
    ['a(?i)+', ''],
    ['(?<n>a)(?<n>b)', ''],
    ['\\c', ''],
    ['\\u0061', ''],
    ['\\k', ''],
    ['[[:nope:]]', ''],
  ])('%s', (pattern, options) => {
    expect(() => compilePattern(pattern, options)).toThrow(expect.objectContaining({ code: 51091 }));
  });

  it.each([
    ['a{', 'a{'],
    ['a{,2}', 'a{,2}'],
    ['a++b', 'aab'],
    ['a+?b', 'aab'],
    ['\\Qa\\E+b', 'aab'],
    ['(*UTF8)é', 'é'],
  ])('%s is one, and meets %s', (pattern, text) => {
    expect(compilePattern(pattern, '').test(text)).toBe(true);
  });
});
