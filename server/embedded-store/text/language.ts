import { stemEnglish } from './english-stemmer.ts';
import { englishStopWords } from './english-stop-words.ts';

/** What a language adds to cutting text into words. */
export interface Language {
  /** Whether an apostrophe belongs to the word. */
  readonly keepsApostrophe: boolean;
  readonly isStopWord: (word: string) => boolean;
  readonly stem: (word: string) => string;
}

export const NO_LANGUAGE: Language = { keepsApostrophe: false, isStopWord: () => false, stem: (word) => word };

const ENGLISH: Language = {
  keepsApostrophe: true,
  isStopWord: (word) => englishStopWords.has(word),
  stem: stemEnglish,
};

/** Languages that MongoDB stems and this store does not; they are refused rather than searched differently. */
const NOT_HERE = new Set(
  `danish da dutch nl finnish fi french fr german de hungarian hu italian it norwegian nb portuguese pt romanian ro russian
  ru spanish es swedish sv turkish tr`.split(/\s+/),
);

/** The language of that name; a sentence that says why not where there is none. */
export function languageNamed(name: string): Language | string {
  const wanted = name.toLowerCase();
  if (wanted === 'none') return NO_LANGUAGE;
  if (wanted === 'english' || wanted === 'en') return ENGLISH;
  return NOT_HERE.has(wanted)
    ? `text in the language "${name}" is not supported by this store; use "none" or "english"`
    : `unsupported language: "${name}" for text index version 3`;
}
