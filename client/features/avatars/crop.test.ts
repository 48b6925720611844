import { describe, expect, it } from '@jest/globals';
import { clampCrop, moveCrop, sourceSquare, WHOLE } from './crop.ts';

const wide = { width: 400, height: 200 };

describe('sourceSquare', () => {
  it('takes as much from the middle as a square holds', () => {
    expect(sourceSquare(WHOLE, wide)).toEqual({ x: 100, y: 0, side: 200 });
    expect(sourceSquare({ ...WHOLE, zoom: 2 }, wide)).toEqual({ x: 150, y: 50, side: 100 });
  });
});

describe('moveCrop', () => {
  it('follows the pointer', () => {
    // Half of the opening to the right: half of the square further left.
    expect(sourceSquare(moveCrop(WHOLE, { x: 120, y: 0 }, 240, wide), wide)).toMatchObject({ x: 0, y: 0 });
  });

  it('never leaves the picture', () => {
    for (const by of [
      { x: 9_999, y: 9_999 },
      { x: -9_999, y: -9_999 },
    ]) {
      const { x, y, side } = sourceSquare(moveCrop({ ...WHOLE, zoom: 3 }, by, 240, wide), wide);
      expect(x).toBeGreaterThanOrEqual(-1e-9);
      expect(y).toBeGreaterThanOrEqual(-1e-9);
      expect(x + side).toBeLessThanOrEqual(wide.width + 1e-9);
      expect(y + side).toBeLessThanOrEqual(wide.height + 1e-9);
    }
  });
});

describe('clampCrop', () => {
  it('zooms no further out than the whole, and no further in than five times', () => {
    expect(clampCrop({ ...WHOLE, zoom: 0.1 }, wide).zoom).toBe(1);
    expect(clampCrop({ ...WHOLE, zoom: 99 }, wide).zoom).toBe(5);
  });
});
