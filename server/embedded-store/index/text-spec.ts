import { compareStrings } from '../bson/compare.ts';
import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { Int32, isNumber, toNumber } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { languageNamed } from '../text/language.ts';

const TEXT_OPTIONS: readonly string[] = ['weights', 'default_language', 'language_override', 'textIndexVersion'];

/**
 * The shown form of a text index: the text fields give way to `_fts` and `_ftsx`, their weights are listed by name,
 * and the defaults are written out.
 * @throws StoreError CannotCreateIndex
 */
export function normalizeText(spec: Doc, key: Doc): Doc {
  demandAdjacent(key);
  const normal = new Doc();
  for (const [name, value] of spec.entries()) {
    if (name === 'key') normal.push('key', textKeyPattern(key));
    else if (!TEXT_OPTIONS.includes(name)) normal.push(name, value);
  }
  return normal
    .push('weights', weightsOf(spec, key))
    .push('default_language', languageIn(spec))
    .push('language_override', overrideIn(spec))
    .push('textIndexVersion', versionIn(spec));
}

/** A key such as `{before: 1, a: 'text', b: 'text', after: -1}`; `{_fts: 'text', _ftsx: 1}` stands for text fields, too. */
function demandAdjacent(key: Doc): void {
  const kinds = key.names.map((name) => (name === '_ftsx' || key.get(name) === 'text' ? 'text' : 'plain'));
  const first = kinds.indexOf('text');
  if (kinds.slice(first, kinds.lastIndexOf('text')).includes('plain')) {
    throw refused("'text' fields in index must all be adjacent");
  }
  for (const [name, direction] of key) {
    if (direction === 'text' || name === '_ftsx') continue;
    const value = isNumber(direction) ? Math.trunc(toNumber(direction)) : 0;
    if (value !== 1 && value !== -1) throw refused('expected value 1 or -1 for non-text key in compound index');
  }
}

/** A word may count up to so many times. */
const HEAVIEST = 100_000;

function weightsOf(spec: Doc, key: Doc): Doc {
  const weights = new Map<string, number>();
  for (const name of key.names) if (key.get(name) === 'text' && name !== '_fts') weights.set(name, 1);
  const given = spec.get('weights');
  if (given instanceof Doc) {
    for (const [name, weight] of given) weights.set(name, weightOf(name, weight));
  } else if (given === '$**') weights.set('$**', 1);
  else if (spec.has('weights')) throw refused("text index option 'weights' must be an object");
  if (weights.size === 0) throw refused('A text index needs at least one text field');
  const shown = new Doc();
  for (const name of [...weights.keys()].sort(compareStrings)) shown.push(name, new Int32(weights.get(name) ?? 1));
  return shown;
}

function weightOf(name: string, weight: Value): number {
  if (!isNumber(weight)) throw refused('weight for text index needs numeric type');
  const value = Math.trunc(toNumber(weight));
  if (!(value > 0 && value < HEAVIEST)) throw refused('text index weight is out of range');
  const parts = name === '$**' ? [] : name.split('.');
  if (parts.includes('')) throw refused('weight cannot have empty path component');
  if (parts.some((part) => part.startsWith('$'))) throw refused('weight cannot have path component with $ prefix');
  return value;
}

/** A language that would be searched differently than by MongoDB is refused. */
function languageIn(spec: Doc): string {
  const language = spec.get('default_language') ?? 'english';
  if (typeof language !== 'string') throw refused('default_language needs a string type');
  const found = languageNamed(language);
  if (typeof found === 'string') throw refused(found);
  return language;
}

function overrideIn(spec: Doc): string {
  const field = spec.get('language_override') ?? 'language';
  if (typeof field !== 'string' || field === '' || field.startsWith('$') || field.includes('.')) {
    throw refused('language_override is not valid');
  }
  return field;
}

/** Older versions cut text by other rules, but are asked for by nobody. */
function versionIn(spec: Doc): Int32 {
  const version = spec.get('textIndexVersion');
  if (version === undefined) return new Int32(3);
  if (!isNumber(version)) throw refused("text index option 'textIndexVersion' must be a number");
  const number = toNumber(version);
  if (number !== 1 && number !== 2 && number !== 3) throw refused(`bad textIndexVersion: ${number}`);
  return new Int32(number);
}

function textKeyPattern(key: Doc): Doc {
  const pattern = new Doc();
  for (const [name, direction] of key.entries()) {
    if (name === '_ftsx') continue;
    if (direction !== 'text') pattern.push(name, direction);
    else if (!pattern.has('_fts')) pattern.push('_fts', 'text').push('_ftsx', new Int32(1));
  }
  return pattern;
}

function refused(why: string): StoreError {
  return new StoreError('CannotCreateIndex', why);
}
