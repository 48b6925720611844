/**
 * The English stemmer of the Snowball project ("Porter2"), which MongoDB uses: words of one family get one stem, such as
 * `run` for `running`. Written after the description at snowballstem.org/algorithms/english/stemmer.html.
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2) return word;
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const bare = word.startsWith("'") ? word.slice(1) : word;
  const marked = markConsonantY(bare);
  const stem = new Stem(marked);
  stem.dropPossessive();
  stem.dropPlural();
  if (!UNCHANGED_AFTER_PLURAL.has(stem.word)) {
    stem.dropPastAndGerund();
    stem.softenY();
    stem.shortenDouble(SECOND, replaceSecond);
    stem.shortenDouble(THIRD, replaceThird);
    stem.dropSuffix();
    stem.dropFinal();
  }
  // Other capitals stay: a search in which they count has them.
  return marked === bare ? stem.word : stem.word.replaceAll('Y', 'y');
}

const IRREGULAR = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);

const UNCHANGED_AFTER_PLURAL = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
]);

const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

/** A `y` that is a consonant, at the start or after a vowel, is written `Y` while the word is worked on. */
function markConsonantY(word: string): string {
  return word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
}

/** Endings, longest first, with what stands for them. */
const SECOND: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ization', 'ize'],
  ['ousness', 'ous'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['tional', 'tion'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['anci', 'ance'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
];

const THIRD: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['ative', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

const FOURTH: readonly string[] = [
  'ement',
  'able',
  'ance',
  'ence',
  'ible',
  'ment',
  'ant',
  'ate',
  'ent',
  'ion',
  'ism',
  'iti',
  'ive',
  'ize',
  'ous',
  'al',
  'er',
  'ic',
];

function replaceSecond(stem: string, ending: string): boolean {
  if (ending === 'ogi') return stem.endsWith('l');
  return ending !== 'li' || /[cdeghkmnrt]$/.test(stem);
}

function replaceThird(stem: string, ending: string, region2: number): boolean {
  return ending !== 'ative' || stem.length >= region2;
}

/** A word on its way to its stem. Endings are only touched inside of two regions, so that short words keep theirs. */
class Stem {
  readonly #region1: number;
  readonly #region2: number;

  constructor(public word: string) {
    const special = /^(?:gener|commun|arsen)/.exec(word);
    this.#region1 = special?.[0].length ?? afterSyllable(word, 0);
    this.#region2 = afterSyllable(word, this.#region1);
  }

  dropPossessive(): void {
    this.word = this.word.replace(/(?:'s'|'s|')$/, '');
  }

  dropPlural(): void {
    const { word } = this;
    if (word.endsWith('sses')) this.word = word.slice(0, -2);
    else if (/ie[ds]$/.test(word)) this.word = word.slice(0, word.length > 4 ? -2 : -1);
    else if (/[^us]s$/.test(word) && VOWEL.test(word.slice(0, -2))) this.word = word.slice(0, -1);
  }

  dropPastAndGerund(): void {
    const eed = /eed(?:ly)?$/.exec(this.word);
    if (eed !== null) {
      if (eed.index >= this.#region1) this.word = `${this.word.slice(0, eed.index)}ee`;
      return;
    }
    const stem = this.word.replace(/(?:ingly|edly|ing|ed)$/, '');
    if (stem === this.word || !VOWEL.test(stem)) return;
    if (/(?:at|bl|iz)$/.test(stem)) this.word = `${stem}e`;
    else if (DOUBLE.test(stem)) this.word = stem.slice(0, -1);
    else if (this.#region1 >= stem.length && SHORT_SYLLABLE.test(stem)) this.word = `${stem}e`;
    else this.word = stem;
  }

  softenY(): void {
    if (/.[^aeiouy][yY]$/.test(this.word)) this.word = `${this.word.slice(0, -1)}i`;
  }

  shortenDouble(
    endings: readonly (readonly [string, string])[],
    allowed: (stem: string, ending: string, region2: number) => boolean,
  ): void {
    const found = endings.find(([ending]) => this.word.endsWith(ending));
    if (found === undefined) return;
    const [ending, replacement] = found;
    const stem = this.word.slice(0, -ending.length);
    if (stem.length >= this.#region1 && allowed(stem, ending, this.#region2)) this.word = stem + replacement;
  }

  dropSuffix(): void {
    const ending = FOURTH.find((suffix) => this.word.endsWith(suffix));
    if (ending === undefined) return;
    const stem = this.word.slice(0, -ending.length);
    if (stem.length < this.#region2 || (ending === 'ion' && !/[st]$/.test(stem))) return;
    this.word = stem;
  }

  dropFinal(): void {
    const stem = this.word.slice(0, -1);
    if (this.word.endsWith('e')) {
      const inRegion1 = stem.length >= this.#region1 && !SHORT_SYLLABLE.test(stem);
      if (stem.length >= this.#region2 || inRegion1) this.word = stem;
    } else if (this.word.endsWith('ll') && stem.length >= this.#region2) this.word = stem;
  }
}

/** Where the region begins that follows the first consonant after a vowel. */
function afterSyllable(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match === null ? word.length : from + match.index + 2;
}
