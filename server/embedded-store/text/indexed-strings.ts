import { Doc, MISSING } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { languageNamed } from './language.ts';
import type { Language } from './language.ts';
import type { TextIndexSpec } from './text-types.ts';

/** A string of a document that a text index covers, with the weight of its field and the language it is in. */
export interface IndexedString {
  readonly text: string;
  readonly weight: number;
  readonly language: Language;
}

const EVERYWHERE = '$**';

/**
 * The strings that a text index sees in a document: in the fields that it names, arrays and documents in arrays included.
 * @throws StoreError when a document names a language that there is not
 */
export function indexedStrings(document: Doc, spec: TextIndexSpec): IndexedString[] {
  const found: IndexedString[] = [];
  const everywhere = spec.weights.get(EVERYWHERE);
  const visit = (value: Value, path: string, language: Language): void => {
    if (typeof value === 'string') {
      const weight = spec.weights.get(path) ?? everywhere;
      if (weight !== undefined) found.push({ text: value, weight, language });
    } else if (value instanceof Doc) visitDoc(value, `${path}.`, language);
    else if (Array.isArray(value)) for (const element of value) visit(element, path, language);
  };
  const visitDoc = (inner: Doc, prefix: string, around: Language): void => {
    const language = languageOf(inner, spec, around);
    for (const [index, name] of inner.names.entries()) {
      if (everywhere !== undefined && name === spec.languageOverride) continue;
      visit(inner.values[index], prefix + name, language);
    }
  };
  visitDoc(document, '', demandLanguage(spec.defaultLanguage));
  return found;
}

/** A document may say what language it is in, and the documents inside of it follow. */
function languageOf(document: Doc, spec: TextIndexSpec, around: Language): Language {
  const named = document.field(spec.languageOverride);
  if (named === MISSING) return around;
  if (typeof named !== 'string') {
    throw new StoreError(17261, 'found language override field in document with non-string type');
  }
  return demandLanguage(named);
}

function demandLanguage(name: string): Language {
  const language = languageNamed(name);
  if (typeof language === 'string') throw new StoreError(17262, `language override ${language}`);
  return language;
}
