import { describe, expect, it } from '@jest/globals';
import { statusEnd } from './status-times.ts';

// A Saturday.
const now = new Date(2026, 10, 21, 10, 30);

describe('statusEnd', () => {
  it.each([
    ['never', '', null],
    ['half-hour', '', new Date(2026, 10, 21, 11, 0)],
    ['hour', '', new Date(2026, 10, 21, 11, 30)],
    ['today', '', new Date(2026, 10, 21, 23, 59, 59)],
    ['week', '', new Date(2026, 10, 22, 23, 59, 59)],
    ['custom', '2026-11-24T09:00', new Date(2026, 10, 24, 9, 0)],
    ['custom', 'nonsense', null],
  ] as const)('%s %s', (span, custom, end) => {
    expect(statusEnd(span, now, custom)).toEqual(end);
  });

  it('of a week that is over today is tonight', () => {
    expect(statusEnd('week', new Date(2026, 10, 22, 8), '')).toEqual(new Date(2026, 10, 22, 23, 59, 59));
  });
});
