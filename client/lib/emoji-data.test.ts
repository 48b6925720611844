import { describe, expect, it } from '@jest/globals';
import { searchEmoji, type EmojiData } from './emoji-data.ts';

const entry = (shortcode: string, ...words: string[]) => ({
  shortcode,
  unicode: shortcode,
  label: shortcode,
  group: 0,
  words: [shortcode, ...words],
});
const data: EmojiData = {
  all: [entry('tada', 'party popper'), entry('smile', 'happy'), entry('unhappy')],
  byShortcode: new Map(),
};

describe('searchEmoji', () => {
  it('puts what begins with the text before what only holds it', () => {
    expect(searchEmoji(data, 'happy', 10).map((found) => found.shortcode)).toEqual(['smile', 'unhappy']);
  });
  it('takes the text with its colons and in any case', () => {
    expect(searchEmoji(data, ':TADA:', 10).map((found) => found.shortcode)).toEqual(['tada']);
  });
  it('finds everything for nothing, up to the limit', () => {
    expect(searchEmoji(data, '', 2)).toHaveLength(2);
  });
});
