import { describe, expect, it } from '@jest/globals';
import { decimal, richDocument, shownResult } from './shown-result.ts';

/** An expression, and what it makes of the document: see `shownResult`. */
const answers: readonly (readonly [unknown, string])[] = [
  [{ $add: ['x', '$n'] }, 'null'],
  [{ $add: ['$n', 'x', 1] }, 'refused 16554'],
  [{ $add: [2147483647, '$neg', 1] }, '2147483645L'],
  [{ $add: [0.1, '$d', 0.2] }, '2.8D'],
  [{ $add: ['$i', { $add: ['$i', 1] }, 1] }, '12'],
  [{ $multiply: ['x', '$n'] }, 'null'],
  [{ $multiply: ['x', '$i'] }, 'failed 14'],
  [{ $concat: ['$n', 'a', 1] }, 'refused 16702'],
  [{ $concat: [1, '$n'] }, 'failed 16702'],
  [{ $concat: ['$s', { $concat: ['-', '$s'] }, 'x', 'y'] }, '"str-strxy"'],
  [{ $concatArrays: ['$n', [1], 2] }, 'refused 28664'],
  [{ $concatArrays: ['$arr', [1], [2]] }, '[1, 2, 3, 2, 1, 2]'],
  [{ $and: [{ $divide: ['$i', 0] }, false] }, 'false'],
  [{ $and: [{ $divide: ['$i', 0] }, 1] }, 'failed 2'],
  [{ $or: [{ $divide: ['$i', 0] }, 1] }, 'true'],
  [{ $or: ['$n', 0] }, 'false'],
  [{ $and: ['$i', 1] }, 'true'],
  [{ $and: ['$i'] }, 'true'],
  [{ $and: '$z' }, 'false'],
  [{ $or: [] }, 'false'],
  [{ $and: [] }, 'true'],
  [{ $and: [1, { $and: ['$i', '$n'] }] }, 'false'],
  [{ $or: ['$n', { $or: ['$z', '$t'] }] }, 'true'],
  [{ $sum: ['$arr', 1, 2] }, '3'],
  [{ $sum: [2147483647, '$neg', 1] }, '2147483645L'],
  [{ $max: ['$arr', 1, [5]] }, '[5]'],
  [{ $min: ['$n', '$i', 7] }, '5'],
  [{ $sum: ['$i', { $sum: '$arr' }] }, '13'],
  [{ $sum: ['$i', { $sum: ['$arr', 1] }] }, '6'],
  [{ $avg: ['$i', 1, 'x'] }, '3D'],
  [{ $max: [] }, 'null'],
  [{ $sum: [] }, '0'],
  [{ $sum: [[1, 2]] }, '3'],
  [{ $sum: '$objs.v' }, '6'],
  [{ $avg: '$arr' }, '2D'],
  [{ $stdDevPop: [1, 2, 3, 4] }, '1.118033988749895D'],
  [{ $stdDevSamp: [1] }, 'null'],
  [{ $stdDevSamp: [1, 2] }, '0.7071067811865476D'],
  [{ $stdDevPop: 'x' }, 'null'],
  [{ $avg: [decimal('1'), 2] }, 'dec 1.5'],
  [{ $setUnion: ['$n', [1], 2] }, 'refused 17043'],
  [{ $setUnion: ['$arr', [9], [8]] }, '[1, 2, 3, 8, 9]'],
  [{ $mergeObjects: ['$o', { w: 2 }, { q: 1 }] }, '{x: {y: 1}, w: 2, q: 1}'],
  [{ $mergeObjects: ['$n', { w: 2 }, 5] }, 'refused 40400'],
];

describe('constants', () => {
  it.each(answers)('are put together before documents are seen, as MongoDB 5.0 does: %p', (expression, wanted) =>
    expect(shownResult(expression, richDocument)).toBe(wanted),
  );
});
