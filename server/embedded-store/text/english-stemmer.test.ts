import { describe, expect, it } from '@jest/globals';
import { stemEnglish } from './english-stemmer.ts';

describe('stemEnglish', () => {
  it.each([
    ['running', 'run'],
    ['hopping', 'hop'],
    ['hoped', 'hope'],
    ['falling', 'fall'],
    ['consistency', 'consist'],
    ['consolations', 'consol'],
    ['conspirators', 'conspir'],
    ['knives', 'knive'],
    ['relational', 'relat'],
    ['generate', 'generat'],
    ['generously', 'generous'],
    ['communication', 'communic'],
    ['happy', 'happi'],
    ['enjoy', 'enjoy'],
    ['cries', 'cri'],
    ['ties', 'tie'],
    ['gas', 'gas'],
    ['feed', 'feed'],
    ['agreed', 'agre'],
    ["reader's", 'reader'],
  ])('gives %s the stem %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  it('keeps irregular words and very short ones', () => {
    expect(['skies', 'dying', 'news', 'inning', 'at', 'by'].map(stemEnglish)).toEqual([
      'sky',
      'die',
      'news',
      'inning',
      'at',
      'by',
    ]);
  });
});
