const ONSETS = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'gl',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
];
const CORES = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];

/** As many different words as a company uses in some years. */
export const VOCABULARY = 60_000;

/** The word of a rank, from 0; each rank has a word of its own, and frequent words are short. */
export function wordOfRank(rank: number): string {
  let word = '';
  for (let rest = rank; ; rest = Math.floor(rest / SYLLABLES) - 1) {
    word += syllable(rest % SYLLABLES);
    if (rest < SYLLABLES) return word;
  }
}

/**
 * A line of 3 to 25 words. The word of rank r comes about as often as 1/r (Zipf's law), as in what people write: a few are in
 * most messages, most are in a few. What is measured on such text holds for real text.
 * @param random gives numbers from 0 to 1
 */
export function longTalk(random: () => number): string {
  const length = 3 + Math.floor(random() ** 2 * 23);
  const words = Array.from({ length }, () => wordOfRank(Math.floor(VOCABULARY ** random()) - 1));
  const [first = '', ...others] = words;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' ')}.`;
}

const SYLLABLES = ONSETS.length * CORES.length;

function syllable(n: number): string {
  return `${ONSETS[n % ONSETS.length]}${CORES[Math.floor(n / ONSETS.length)]}`;
}
