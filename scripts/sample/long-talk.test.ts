import { describe, expect, it } from '@jest/globals';
import { longTalk, VOCABULARY, wordOfRank } from './long-talk.ts';
import { repeatableRandom } from './small-talk.ts';

describe('wordOfRank', () => {
  it('gives each rank a word of its own', () => {
    const words = Array.from({ length: VOCABULARY }, (_, rank) => wordOfRank(rank));
    expect(new Set(words).size).toBe(VOCABULARY);
  });
});

describe('longTalk', () => {
  it('says the same for the same numbers, and frequent words far more often than rare ones', () => {
    expect(longTalk(repeatableRandom(7))).toBe(longTalk(repeatableRandom(7)));
    const random = repeatableRandom(1);
    const counts = new Map<string, number>();
    for (let n = 0; n < 2_000; n += 1)
      for (const word of longTalk(random).toLowerCase().slice(0, -1).split(' '))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    expect(counts.get(wordOfRank(0)) ?? 0).toBeGreaterThan(20 * (counts.get(wordOfRank(2_000)) ?? 0));
    expect(counts.size).toBeGreaterThan(1_000);
  });
});
