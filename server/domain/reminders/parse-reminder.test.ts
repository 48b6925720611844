import { describe, expect, it } from '@jest/globals';
import { parseReminder } from './parse-reminder.ts';
import { nextTime } from './when.ts';

const BERLIN = 'Europe/Berlin';
/** A Wednesday, 14:00 in Berlin. */
const NOW = new Date('2026-11-18T13:00:00Z');

const read = (text: string, zone = BERLIN) => {
  const found = parseReminder(text, NOW, zone);
  return found === null ? null : { ...found, dueAt: found.dueAt.toISOString() };
};
const due = (text: string) => read(`me x ${text}`)?.dueAt;

describe('parseReminder', () => {
  it('takes apart whom, what and when', () => {
    expect(read('me to water the plants in 20 minutes')).toEqual({
      target: 'me',
      text: 'water the plants',
      dueAt: '2026-11-18T13:20:00.000Z',
      repeat: 'none',
    });
    expect(read('@bob "review it" tomorrow at 9am')).toMatchObject({ target: '@bob', text: 'review it' });
    expect(read('#general stand-up every weekday at 9:30')).toMatchObject({
      target: '#general',
      text: 'stand-up',
      repeat: 'weekdays',
      dueAt: '2026-11-19T08:30:00.000Z',
    });
    expect(read('in 2 hours to call home')).toMatchObject({ target: 'me', text: 'call home' });
    expect(read('mich an nichts morgen')).toMatchObject({ target: 'me', text: 'an nichts' });
  });

  it.each([
    ['in 20 minutes', '2026-11-18T13:20'],
    ['in an hour', '2026-11-18T14:00'],
    ['in half an hour', '2026-11-18T13:30'],
    ['in 1h 30m', '2026-11-18T14:30'],
    ['in 3 days', '2026-11-21T13:00'],
    ['in 2 months', '2027-01-18T08:00'],
    ['at 15:30', '2026-11-18T14:30'],
    ['at 9', '2026-11-19T08:00'],
    ['at 9:15 pm', '2026-11-18T20:15'],
    ['tomorrow', '2026-11-19T08:00'],
    ['tomorrow at noon', '2026-11-19T11:00'],
    ['today at 18:00', '2026-11-18T17:00'],
    ['on friday', '2026-11-20T08:00'],
    ['next wednesday at 10am', '2026-11-25T09:00'],
    ['wednesday at 4pm', '2026-11-18T15:00'],
    ['next week', '2026-11-23T08:00'],
    ['on 2026-12-24 at 18:00', '2026-12-24T17:00'],
    ['on december 24th', '2026-12-24T08:00'],
    ['on the 3rd of march', '2027-03-03T08:00'],
    ['every monday at 8am', '2026-11-23T07:00'],
    ['in 20 Minuten', '2026-11-18T13:20'],
    ['in einer Stunde', '2026-11-18T14:00'],
    ['morgen um 9 Uhr', '2026-11-19T08:00'],
    ['übermorgen', '2026-11-20T08:00'],
    ['am Freitag um 15:30 Uhr', '2026-11-20T14:30'],
    ['am 24.12. um 18 Uhr', '2026-12-24T17:00'],
    ['um 15 Uhr', '2026-11-18T14:00'],
    ['jeden Freitag', '2026-11-20T08:00'],
    ['täglich um 7:00', '2026-11-19T06:00'],
  ])('understands %s', (words, moment) => {
    expect(due(words)).toBe(`${moment}:00.000Z`);
  });

  it('takes the clock of the one who asks', () => {
    expect(read('me x at 15:30', 'America/New_York')?.dueAt).toBe('2026-11-18T20:30:00.000Z');
  });

  it.each(['', 'me', 'me do it', 'me x at 25:00', 'me x on 30.02.', 'me x today at 9am', 'me x in zero minutes'])(
    'does not guess at %j',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('reads the longest text in no time', () => {
    expect(read(`me ${'at in '.repeat(2_000)}`)).toBeNull();
  });
});

describe('nextTime', () => {
  const next = (last: string, repeat: Parameters<typeof nextTime>[1], now = last) =>
    nextTime(new Date(last), repeat, BERLIN, new Date(now))?.toISOString();

  it('keeps the time on the wall over the change of the clocks', () => {
    expect(next('2026-10-24T07:00:00Z', 'daily')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('leaves out weekends where only weekdays are wanted', () => {
    expect(next('2026-11-20T08:00:00Z', 'weekdays')).toBe('2026-11-23T08:00:00.000Z');
  });

  it('takes the last day of a month that is too short, and comes back to its own day', () => {
    expect(next('2026-01-31T08:00:00Z', 'monthly')).toBe('2026-02-28T08:00:00.000Z');
    expect(next('2026-01-31T08:00:00Z', 'monthly', '2026-03-01T08:00:00Z')).toBe('2026-03-31T07:00:00.000Z');
  });

  it('passes over what was missed', () => {
    expect(next('2026-11-01T08:00:00Z', 'weekly', '2026-11-18T13:00:00Z')).toBe('2026-11-22T08:00:00.000Z');
    expect(next('2026-11-01T08:00:00Z', 'none')).toBeUndefined();
  });
});
