import { describe, expect, it } from '@jest/globals';
import { formatDay } from './time-format.ts';

const now = new Date(2026, 10, 21, 0, 30).getTime();

describe('formatDay', () => {
  it('names today and yesterday by the calendar, not by hours', () => {
    expect(formatDay('en', new Date(2026, 10, 20, 23, 59).getTime(), now)).toBe('Yesterday');
    expect(formatDay('de', new Date(2026, 10, 21, 0, 1).getTime(), now)).toBe('Heute');
  });

  it('shows the year only when it is another one', () => {
    expect(formatDay('en', new Date(2026, 2, 3).getTime(), now)).not.toContain('2026');
    expect(formatDay('en', new Date(2025, 2, 3).getTime(), now)).toContain('2025');
  });
});
