import { describe, expect, it } from '@jest/globals';
import { searchEmoji, signsOf, type EmojiData } from './emoji-data.ts';

const entry = (shortcode: string, ...words: string[]) => ({
  shortcode,
  unicode: shortcode,
  label: shortcode,
  group: 0,
  words: [shortcode, ...words],
});
const data: EmojiData = {
  all: [entry('tada', 'party popper'), entry('smile', 'happy'), entry('unhappy')],
};

describe('searchEmoji', () => {
  it('puts what begins with the text before what only holds it', () => {
    expect(searchEmoji(data, 'happy', 10).map((found) => found.shortcode)).toEqual(['smile', 'unhappy']);
  });
  it('puts the emoji of that very name first', () => {
    const named: EmojiData = { all: [entry('astronaut', 'rocket'), entry('rocket_ship'), entry('rocket')] };
    expect(searchEmoji(named, 'rocket', 10).map((found) => found.shortcode)).toEqual([
      'rocket',
      'rocket_ship',
      'astronaut',
    ]);
  });
  it('takes the text with its colons and in any case', () => {
    expect(searchEmoji(data, ':TADA:', 10).map((found) => found.shortcode)).toEqual(['tada']);
  });
  it('finds everything for nothing, up to the limit', () => {
    expect(searchEmoji(data, '', 2)).toHaveLength(2);
  });
});

describe('signsOf', () => {
  it('knows every name of a sign, and asks for colour where it could be text', () => {
    const signs = signsOf({ '1F389': 'tada', '2764': ['heart', 'red_heart'], '1F1E9-1F1EA': 'flag_de' });
    expect([signs.get('tada'), signs.get('red_heart'), signs.get('flag_de')]).toEqual(['🎉', '❤️', '🇩🇪']);
  });
});
