import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '../../server/contracts/errors.ts';
import { systemMessageKinds } from '../../server/contracts/message.ts';
import { de } from './de.ts';
import { deRest } from './de-rest.ts';
import { en } from './en.ts';
import { enRest } from './en-rest.ts';

type Tree = string | { readonly [key: string]: Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  return new Map(Object.entries(tree).flatMap(([key, value]) => [...flatten(value, `${path}.${key}`)]));
}

const placeholders = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('texts', () => {
  const english = flatten({ ...en, ...enRest });
  const german = flatten({ ...de, ...deRest });

  it('are the same in every language, with the same places to fill in', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) expect([key, placeholders(german.get(key))]).toEqual([key, placeholders(text)]);
  });

  it('are empty nowhere', () => {
    for (const text of [...english.values(), ...german.values()]) expect(text.trim()).not.toBe('');
  });

  it('exist for every failure and every system message that the server knows', () => {
    expect(Object.keys(en.errors)).toEqual(expect.arrayContaining([...errorCodes]));
    expect(Object.keys(en.messages.system).sort()).toEqual([...systemMessageKinds].sort());
  });
});
