import { describe, expect, it } from '@jest/globals';
import { foldText, fuzzyScore } from './fuzzy-score.ts';

describe('fuzzyScore', () => {
  it('puts the beginning of a name before the beginning of a word before the middle of a word', () => {
    const scores = ['design', 'web-design', 'redesign'].map((name) => fuzzyScore('des', name) ?? -Infinity);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('finds a name by letters in their order, and not by letters in another', () => {
    expect(fuzzyScore('gnl', 'general')).not.toBeNull();
    expect(fuzzyScore('lng', 'general')).toBeNull();
  });

  it('finds names whatever their accents and case', () => {
    expect(fuzzyScore(foldText('MULL'), foldText('Jörg Müller'))).not.toBeNull();
  });

  it('looks through five thousand names within a keystroke', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `project-${i}-discussion-room`);
    const found = names.filter((name) => fuzzyScore('p49dr', name) !== null);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(names.length);
  });
});
