import { describe, expect, it } from '@jest/globals';
import { CommitPace } from './commit-pace.ts';

function paceAfter(...milliseconds: readonly number[]): CommitPace {
  const pace = new CommitPace();
  for (const one of milliseconds) pace.took(one);
  return pace;
}

const times = (count: number, milliseconds: number): number[] => Array.from({ length: count }, () => milliseconds);

describe('CommitPace', () => {
  it('holds a disk for slow until it has shown otherwise', () => {
    expect(new CommitPace().isQuick).toBe(false);
    expect(paceAfter(0.3).isQuick).toBe(false);
    expect(paceAfter(...times(20, 0.3)).isQuick).toBe(true);
    expect(paceAfter(...times(20, 8)).isQuick).toBe(false);
  });

  it('gives up a disk that stalls at once, and takes it back only after many quick commits', () => {
    expect(paceAfter(...times(20, 0.3), 15).isQuick).toBe(false);
    expect(paceAfter(...times(20, 0.3), 15, 0.3, 0.3, 0.3).isQuick).toBe(false);
    expect(paceAfter(...times(20, 0.3), 15, ...times(30, 0.3)).isQuick).toBe(true);
  });

  it('does not change its mind for what is neither slow nor quick', () => {
    expect(paceAfter(...times(20, 0.3), ...times(50, 3)).isQuick).toBe(true);
    expect(paceAfter(...times(50, 3)).isQuick).toBe(false);
  });
});
