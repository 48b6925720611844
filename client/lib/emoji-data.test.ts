import { describe, expect, it } from '@jest/globals';
import { entriesOf, inTone, searchEmoji, signsOf, type EmojiData } from './emoji-data.ts';

const entry = (shortcode: string, ...words: string[]) => ({
  shortcode,
  unicode: shortcode,
  label: shortcode,
  group: 0,
  words: [shortcode, ...words],
  tones: [],
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

describe('entriesOf', () => {
  const skin = (tone: number) => ({ hexcode: `1F44D-1F3F${'?BCDEF'.charAt(tone)}`, unicode: `👍${tone}` });
  const compact = [
    { hexcode: '1F44D', label: 'thumbs up', unicode: '👍', group: 1, tags: ['yes'], skins: [1, 2, 3, 4, 5].map(skin) },
    { hexcode: '1F389', label: 'party popper', unicode: '🎉', group: 6 },
  ];
  const shortcodes = {
    '1F44D': ['thumbsup', '+1'],
    '1F389': 'tada',
    ...Object.fromEntries(
      [1, 2, 3, 4, 5].map((tone) => [skin(tone).hexcode, [`thumbsup_tone${tone}`, `+1_tone${tone}`]]),
    ),
  };

  it('knows the tones of those that have some', () => {
    const [thumb, tada] = entriesOf(compact, shortcodes);
    expect(thumb && inTone(thumb, 3)).toEqual({ shortcode: 'thumbsup_tone3', unicode: '👍3' });
    expect(thumb && inTone(thumb, 0).shortcode).toBe('thumbsup');
    expect(tada && inTone(tada, 3).shortcode).toBe('tada');
  });

  it('is found by the words of the language too', () => {
    const local = [{ hexcode: '1F44D', label: 'Daumen hoch', unicode: '👍', tags: ['klasse'] }];
    const data: EmojiData = { all: entriesOf(compact, shortcodes, local) };
    for (const word of ['daumen', 'KLASSE', '+1', 'yes'])
      expect(searchEmoji(data, word, 1).map(({ shortcode, label }) => [shortcode, label])).toEqual([
        ['thumbsup', 'Daumen hoch'],
      ]);
  });
});
