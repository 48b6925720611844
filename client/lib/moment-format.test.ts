import { describe, expect, it } from '@jest/globals';
import { formatMoment } from './moment-format.ts';

const NOW = Date.UTC(2026, 10, 1, 12);

describe('formatMoment', () => {
  it.each([
    [-30_000, '30 seconds ago'],
    [90_000, 'in 2 minutes'],
    [-3 * 3_600_000, '3 hours ago'],
    [86_400_000, 'tomorrow'],
    [-400 * 86_400_000, 'last year'],
    [0, 'now'],
  ])('tells how far away %d ms are, in the largest unit that fits', (away, text) => {
    expect(formatMoment('en', 'R', NOW + away, NOW)).toBe(text);
  });
  it('speaks the language of the reader', () => {
    expect(formatMoment('de', 'R', NOW - 86_400_000, NOW)).toBe('gestern');
    expect(formatMoment('de', 'D', NOW, NOW)).toBe('1. November 2026');
  });
  it('holds at both ends of time', () => {
    expect(formatMoment('en', 'R', 8.64e15, NOW)).toMatch(/^in .* years$/);
    expect(formatMoment('en', 'F', -8.64e15, NOW)).toBeTruthy();
  });
});
