/** How text is made comparable: case and diacritics do not count unless a query says so. */
export interface Folding {
  readonly caseSensitive: boolean;
  readonly diacriticSensitive: boolean;
}

export const FOLD_ALL: Folding = { caseSensitive: false, diacriticSensitive: false };

const ASCII = /^[\0-\x7f]*$/;
/** ASCII characters that Unicode counts as diacritics: they vanish as the combining ones do. */
const ASCII_DIACRITICS = /[\^`]/;

export function fold(text: string, { caseSensitive, diacriticSensitive }: Folding): string {
  const cased = caseSensitive ? text : text.toLowerCase();
  if (diacriticSensitive || (ASCII.test(cased) && !ASCII_DIACRITICS.test(cased))) return cased;
  return cased
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC');
}
