import { describe, expect, it } from '@jest/globals';
import { Doc } from '../bson/values.ts';
import { plainDoc } from '../match/plain-doc.ts';
import { describeChange } from './describe-change.ts';

const long = 'a text that is longer than telling the difference would be';

describe('describeChange', () => {
  it('goes into documents and arrays where that is shorter than the whole', () => {
    const description = describeChange(
      plainDoc({ o: { x: 1, long }, a: [1, 2, long] }),
      plainDoc({ o: { x: 2, long }, a: [1, 3, long, 4] }),
    );
    expect(description?.updatedFields).toEqual(plainDoc({ 'o.x': 2, 'a.1': 3, 'a.3': 4 }));
  });

  it('tells the whole value where its parts would take more', () => {
    const description = describeChange(plainDoc({ long, o: { x: 1 } }), plainDoc({ long, o: { x: 2 } }));
    expect(description?.updatedFields).toEqual(plainDoc({ o: { x: 2 } }));
  });

  it('tells an array that was only cut by its new size', () => {
    const description = describeChange(plainDoc({ long, a: [1, 2, 3, 4] }), plainDoc({ long, a: [1, 2, 3] }));
    expect(description?.truncatedArrays).toEqual([{ field: 'a', newSize: 3 }]);
    expect(description?.updatedFields).toEqual(new Doc());
  });

  it('tells what is gone and what is new, a moved field as new', () => {
    const description = describeChange(plainDoc({ a: 1, b: 2, long }), plainDoc({ b: 2, long, a: 1 }));
    expect(description).toEqual({ updatedFields: plainDoc({ a: 1 }), removedFields: [], truncatedArrays: [] });
  });

  it('tells first what the new document ends before, then the gaps by name', () => {
    const description = describeChange(plainDoc({ long, z: 1, y: 2, x: 3, a: 4 }), plainDoc({ long, y: 2 }));
    expect(description?.removedFields).toEqual(['x', 'a', 'z']);
  });

  it('gives up where telling takes as much as the new document', () => {
    const changed = (length: number) => {
      const text = 'x'.repeat(length);
      return describeChange(plainDoc({ _id: 1, a: text, b: 1 }), plainDoc({ _id: 1, a: text, b: 2 }));
    };
    expect([6, 7].map((length) => changed(length) !== undefined)).toEqual([false, true]);
  });

  it('gives up when all of it is different: that is a replacement', () => {
    expect(describeChange(plainDoc({ a: 1, b: 2, c: 3 }), plainDoc({ d: 4 }))).toBeUndefined();
  });
});
