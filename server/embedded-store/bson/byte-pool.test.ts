import { describe, expect, it } from '@jest/globals';
import { giveBackBytes, takeBytes } from './byte-pool.ts';

describe('the pool of bytes', () => {
  it.each([5_000, 100_000, 2_000_000, 16_800_000])('uses %d bytes again that were given back', (size) => {
    const bytes = takeBytes(size);
    expect(bytes.length).toBeGreaterThanOrEqual(size);
    giveBackBytes(bytes.subarray(0, size));
    expect(takeBytes(size).buffer).toBe(bytes.buffer);
  });

  it('gives nobody what somebody has', () => {
    expect(takeBytes(2_000_000).buffer).not.toBe(takeBytes(2_000_000).buffer);
  });

  it('takes nothing back twice', () => {
    const bytes = takeBytes(2_000_000);
    giveBackBytes(bytes);
    giveBackBytes(bytes);
    expect(takeBytes(2_000_000).buffer).toBe(bytes.buffer);
    expect(takeBytes(2_000_000).buffer).not.toBe(bytes.buffer);
  });
});
