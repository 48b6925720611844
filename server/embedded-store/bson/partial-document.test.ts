import { describe, expect, it } from '@jest/globals';
import { encode } from './encode.ts';
import { PartialDocument } from './partial-document.ts';
import { Doc, Int32, type Value } from './values.ts';

const fields: [string, Value][] = [
  ['_id', 'x'],
  ['a', new Int32(1)],
  ['b', Doc.of({ c: [1, 'two'] })],
  ['d', 0],
  ['e', 'end'],
];
const whole = encode(docOf(fields));

function docOf(from: readonly [string, Value][]): Doc {
  return new Doc(
    from.map(([name]) => name),
    from.map(([, value]) => value),
  );
}

function changed(names: string[], change: (doc: Doc) => void): Buffer | undefined {
  const partly = PartialDocument.read(whole, new Set(names));
  const doc = partly?.toDoc();
  if (doc) change(doc);
  return doc && partly?.with(doc);
}

describe('a partly decoded document', () => {
  it('is the same bytes when nothing was changed', () => {
    expect(changed(['_id', 'b', 'e'], () => undefined)).toEqual(whole);
  });

  it.each<[string, string[], (doc: Doc) => unknown]>([
    ['the first', ['_id'], (doc) => doc.set('_id', new Int32(7))],
    ['the last', ['e'], (doc) => doc.set('e', null)],
    ['several', ['a', 'd'], (doc) => doc.set('a', 'longer than before').set('d', 2)],
    ['zero, which becomes another zero', ['d'], (doc) => doc.set('d', -0)],
    ['a removed one', ['b', 'e'], (doc) => doc.delete('b')],
    ['one that came', ['a', 'z'], (doc) => doc.set('z', true).set('y', false)],
    ['all at once', ['_id', 'a', 'b', 'd', 'e'], (doc) => doc.set('b', 1).set('new', 2).delete('e')],
  ])('is encoded as the whole would be after a change of its fields: %s', (_, names, change) => {
    const expected = docOf(fields);
    change(expected);
    expect(changed(names, change)).toEqual(encode(expected));
  });

  it('does without where a name comes twice', () => {
    const twice = encode(new Doc(['a', 'b', 'a'], [1, 2, 3]));
    expect(PartialDocument.read(twice, new Set(['a']))).toBeUndefined();
    expect(PartialDocument.read(twice, new Set(['b']))).toBeDefined();
  });
});
