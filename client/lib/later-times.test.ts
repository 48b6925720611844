import { describe, expect, it } from '@jest/globals';
import { fromLocalField, presetTime, toLocalField } from './later-times.ts';

const at = (text: string) => new Date(text);

describe('presetTime', () => {
  it('is nine o’clock on the next day, or on the next Monday that is not today', () => {
    expect(presetTime('tomorrow', at('2026-11-30T23:30'))).toEqual(at('2026-12-01T09:00'));
    expect(presetTime('monday', at('2026-11-21T12:00'))).toEqual(at('2026-11-23T09:00'));
    expect(presetTime('monday', at('2026-11-22T12:00'))).toEqual(at('2026-11-23T09:00'));
    expect(presetTime('monday', at('2026-11-23T08:00'))).toEqual(at('2026-11-30T09:00'));
    expect(presetTime('in3Hours', at('2026-11-21T22:30'))).toEqual(at('2026-11-22T01:30'));
  });
});

describe('a field for a time', () => {
  it('holds the time of this machine’s clock, there and back', () => {
    expect(fromLocalField(toLocalField(at('2026-11-21T12:34')))).toEqual(at('2026-11-21T12:34'));
    expect(toLocalField(at('2026-11-21T12:34'))).toBe('2026-11-21T12:34');
    expect(fromLocalField('')).toBeNull();
    expect(fromLocalField('soon')).toBeNull();
  });
});
