import { describe, expect, it } from '@jest/globals';
import { plainDoc } from '../match/plain-doc.ts';
import { compileText } from './text-query.ts';
import { textTerms } from './text-terms.ts';
import type { TextIndexSpec } from './text-types.ts';

const spec: TextIndexSpec = { weights: new Map([['m', 1]]), defaultLanguage: 'none', languageOverride: 'language' };

function finds(
  search: string,
  text: string,
  options: { caseSensitive?: true; diacriticSensitive?: true } = {},
): boolean {
  const query = compileText({ op: 'text', search, caseSensitive: false, diacriticSensitive: false, ...options }, spec);
  const document = plainDoc({ m: text });
  const candidate = textTerms(document, spec).some(({ term }) => query.terms.includes(term));
  const matched = query.matches(document);
  // The index must offer every match, and where it says that it decides, it must decide alike.
  expect({ matched, lost: matched && !candidate }).toEqual({ matched, lost: false });
  expect({ candidate, undecided: query.exact && candidate !== matched }).toEqual({ candidate, undecided: false });
  return matched;
}

describe('compileText', () => {
  it('finds any of the words, whatever their case and accents', () => {
    expect(finds('fox cafe', 'CAFÉ au lait')).toBe(true);
    expect(finds('uber', 'Über uns')).toBe(true);
    expect(finds('fox', 'foxes')).toBe(false);
  });

  it('heeds case or accents when asked to', () => {
    expect(finds('cafe', 'CAFE', { caseSensitive: true })).toBe(false);
    expect(finds('cafe', 'café', { diacriticSensitive: true })).toBe(false);
    expect(finds('CAFÉ', 'café', { diacriticSensitive: true })).toBe(true);
  });

  it('wants every phrase letter by letter, and any of the words', () => {
    expect(finds('"quick brown"', 'the Quick Brown fox')).toBe(true);
    expect(finds('"quick brown" fox', 'quick and brown fox')).toBe(false);
    expect(finds('"ick bro" quick', 'quick brown')).toBe(true);
  });

  it('leaves out what is negated, and finds nothing by negation alone', () => {
    expect(finds('quick -slow', 'quick and slow')).toBe(false);
    expect(finds('quick -"and slow"', 'quick and slow')).toBe(false);
    expect(finds('-slow', 'quick')).toBe(false);
    expect(finds('foo-bar', 'only bar')).toBe(true);
  });

  it('cuts words at punctuation, but not at the underscore', () => {
    expect(finds('example', 'me@example.org')).toBe(true);
    expect(finds('can', 'I can’t')).toBe(true);
    expect(finds('bar', 'foo_bar')).toBe(false);
    expect(finds('漢', '漢字')).toBe(false);
  });
});

describe('languages', () => {
  const english: TextIndexSpec = { ...spec, defaultLanguage: 'english' };
  const find = (search: string, document: Record<string, unknown>, language?: string): boolean =>
    compileText(
      {
        op: 'text',
        search,
        caseSensitive: false,
        diacriticSensitive: false,
        ...(language !== undefined && { language }),
      },
      english,
    ).matches(plainDoc(document));

  it('finds words of one family in English, and leaves out the smallest words', () => {
    expect(find('running', { m: 'He runs.' })).toBe(true);
    expect(find('the', { m: 'the' })).toBe(false);
    expect(find("don't stop", { m: 'stopping' })).toBe(true);
    expect(finds('running', 'He runs.')).toBe(false);
  });

  it('follows the language that a document or a search names', () => {
    expect(find('running', { m: 'runs', language: 'none' })).toBe(false);
    expect(find('run', { m: 'runs' }, 'none')).toBe(true);
    expect(find('runs', { m: 'runs' }, 'none')).toBe(false);
  });

  it('refuses languages that it would search differently', () => {
    expect(() => find('x', { m: 'x' }, 'german')).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => find('x', { m: 'x', language: 'xx' })).toThrow(expect.objectContaining({ code: 17262 }));
    expect(() => find('x', { m: 'x', language: 5 })).toThrow(expect.objectContaining({ code: 17261 }));
  });
});

describe('textTerms', () => {
  it('scores by how often a word occurs and how much of the text it is', () => {
    const scores = new Map(
      textTerms(plainDoc({ m: 'quick quick slow' }), spec).map(({ term, score }) => [term, score]),
    );
    expect(scores.get('quick')).toBeCloseTo(1.25);
    expect(scores.get('slow')).toBeCloseTo(2 / 3);
    expect(textTerms(plainDoc({ m: 'Fox' }), spec)).toEqual([{ term: 'fox', score: 1.1 }]);
  });

  it('sees the strings of its fields in documents and arrays, each with its weight', () => {
    const weighted: TextIndexSpec = {
      ...spec,
      weights: new Map([
        ['a.b', 2],
        ['$**', 1],
      ]),
    };
    const document = plainDoc({ a: [{ b: 'one two' }, { c: 'three four' }] });
    expect(textTerms(document, weighted)).toEqual([
      { term: 'one', score: 1.5 },
      { term: 'two', score: 1.5 },
      { term: 'three', score: 0.75 },
      { term: 'four', score: 0.75 },
    ]);
    expect(textTerms(document, spec)).toEqual([]);
  });
});
