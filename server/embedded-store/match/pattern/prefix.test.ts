import { describe, expect, it } from '@jest/globals';
import { patternPrefix } from './prefix.ts';

describe('patternPrefix', () => {
  it.each([
    ['^abc', '', { text: 'abc', whole: true }],
    ['^漢字', '', { text: '漢字', whole: true }],
    ['^a\\.b.*', '', { text: 'a.b', whole: false }],
    ['^ab+c', '', { text: 'ab', whole: false }],
    ['^ab*c', '', { text: 'a', whole: false }],
    ['\\Aab$', '', { text: 'ab', whole: false }],
    ['^(?:ab)c', '', undefined],
    ['^a|b', '', undefined],
    ['abc', '', undefined],
    ['^abc', 'i', undefined],
    ['^abc', 'm', undefined],
    ['^a b', 'x', { text: 'ab', whole: true }],
    ['^\\Qa.b\\E', '', { text: 'a.b', whole: true }],
    ['^.', '', undefined],
  ])('of %s with options "%s"', (pattern, options, expected) => {
    expect(patternPrefix(pattern, options)).toEqual(expected);
  });
});
