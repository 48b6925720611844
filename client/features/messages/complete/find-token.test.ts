import { describe, expect, it } from '@jest/globals';
import { complete, findToken } from './find-token.ts';

const at = (text: string) => findToken(text, text.length);

describe('findToken', () => {
  it.each([
    ['hello @ali', { sign: '@', text: 'ali', start: 6 }],
    ['@', { sign: '@', text: '', start: 0 }],
    ['see #gen', { sign: '#', text: 'gen', start: 4 }],
    ['nice :ta', { sign: ':', text: 'ta', start: 5 }],
    ['/to', { sign: '/', text: 'to', start: 0 }],
    ['(@bob', { sign: '@', text: 'bob', start: 1 }],
  ])('finds what is typed at the end of %j', (text, token) => {
    expect(at(text)).toEqual(token);
  });

  it.each(['mail me@example', 'at 10:3', 'a :t', 'look at /usr', 'http://x', '@alice ', ''])(
    'finds nothing in %j',
    (text) => {
      expect(at(text)).toBeNull();
    },
  );

  it('looks only before the caret', () => {
    expect(findToken('@al and more', 3)).toEqual({ sign: '@', text: 'al', start: 0 });
  });
});

describe('complete', () => {
  it('puts the word in the place of what was typed, with one space behind it', () => {
    const token = { sign: '@', text: 'al', start: 3 } as const;
    const filled = (text: string) => {
      const { from, to, insert, select } = complete(text, token, '@alice');
      return { text: text.slice(0, from) + insert + text.slice(to), caret: select[0] };
    };
    expect(filled('hi @al')).toEqual({ text: 'hi @alice ', caret: 10 });
    expect(filled('hi @al there')).toEqual({ text: 'hi @alice there', caret: 10 });
  });
});
