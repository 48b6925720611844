import { describe, expect, it } from '@jest/globals';
import { ULID_PATTERN } from '../../server/contracts/ids.ts';
import { newUlid } from './ulid.ts';

describe('newUlid', () => {
  it('makes ids of the form that the server makes itself', () => {
    expect(newUlid()).toMatch(ULID_PATTERN);
  });

  it('orders ids as they were made, also within a millisecond and when the clock steps back', () => {
    const start = Date.now() + 1000;
    const ids = [start, start, start, start - 500, start + 1].map((now) => newUlid(now));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
