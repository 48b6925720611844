import { compareStrings } from '../bson/compare.ts';
import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { Int32 } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { languageNamed } from '../text/language.ts';

const TEXT_OPTIONS: readonly string[] = ['weights', 'default_language', 'language_override', 'textIndexVersion'];

/**
 * The shown form of a text index: the text fields give way to `_fts` and `_ftsx`, their weights are listed by name,
 * and the defaults are written out.
 */
export function normalizeText(spec: Doc, key: Doc): Doc {
  const fields = key.names.filter((name) => key.get(name) === 'text' && name !== '_fts');
  const weights = spec.get('weights');
  const given = weights instanceof Doc ? weights : new Doc();
  const names = [...new Set([...fields, ...given.names])].sort(compareStrings);
  if (names.length === 0) throw new StoreError('CannotCreateIndex', 'A text index needs at least one text field');
  const language = spec.get('default_language') ?? 'english';
  demandLanguage(language);
  const normal = new Doc();
  for (const [name, value] of spec.entries()) {
    if (name === 'key') normal.push('key', textKeyPattern(key));
    else if (!TEXT_OPTIONS.includes(name)) normal.push(name, value);
  }
  const shownWeights = new Doc();
  for (const name of names) shownWeights.push(name, given.has(name) ? given.get(name) : new Int32(1));
  return normal
    .push('weights', shownWeights)
    .push('default_language', language)
    .push('language_override', spec.get('language_override') ?? 'language')
    .push('textIndexVersion', new Int32(3));
}

/** A language that would be searched differently than by MongoDB is refused. */
function demandLanguage(language: Value): void {
  const found = typeof language === 'string' ? languageNamed(language) : 'default_language must be a string';
  if (typeof found === 'string') throw new StoreError('CannotCreateIndex', found);
}

function textKeyPattern(key: Doc): Doc {
  const pattern = new Doc();
  for (const [name, direction] of key.entries()) {
    if (direction !== 'text') pattern.push(name, direction);
    else if (!pattern.has('_fts')) pattern.push('_fts', 'text').push('_ftsx', new Int32(1));
  }
  return pattern;
}
