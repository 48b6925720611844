import { describe, expect, it } from '@jest/globals';
import { addDays, knownZone, momentOf, wallTimeOf, weekdayOf } from './zoned-time.ts';

const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
};

describe('momentOf', () => {
  it('is the moment at which a clock in the zone shows the time, in summer and in winter', () => {
    expect(momentOf(at('2026-01-15 09:00'), 'Europe/Berlin').toISOString()).toBe('2026-01-15T08:00:00.000Z');
    expect(momentOf(at('2026-07-15 09:00'), 'Europe/Berlin').toISOString()).toBe('2026-07-15T07:00:00.000Z');
    expect(momentOf(at('2026-07-15 09:00'), 'Asia/Kathmandu').toISOString()).toBe('2026-07-15T03:15:00.000Z');
  });

  it('moves on what the clocks skip, and takes the first of what they show twice', () => {
    expect(momentOf(at('2026-03-29 02:30'), 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf(at('2026-10-25 02:30'), 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('goes back to the same time on the wall', () => {
    for (const zone of ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
      expect(wallTimeOf(momentOf(at('2026-11-21 23:59'), zone), zone)).toEqual(at('2026-11-21 23:59'));
    }
  });
});

describe('a zone that nobody knows', () => {
  it('is taken for UTC', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC');
    expect(wallTimeOf(new Date('2026-11-21T10:20:00Z'), 'Mars/Olympus')).toEqual(at('2026-11-21 10:20'));
  });
});

describe('addDays', () => {
  it('runs on over the ends of months and years, and keeps the time of day', () => {
    expect(addDays(at('2026-12-31 08:15'), 1)).toEqual(at('2027-01-01 08:15'));
    expect(weekdayOf(addDays(at('2026-11-21 08:00'), 2))).toBe(1);
  });
});
