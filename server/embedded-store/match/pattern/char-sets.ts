/** Named sets of characters as the body of a class. PCRE counts only ASCII here, JavaScript's `\s` would take more. */
const SPACE = '\\t-\\r\\u{20}';
const NOT_SPACE = '\\0-\\u{8}\\u{e}-\\u{1f}\\u{21}-\\u{10ffff}';
const HORIZONTAL = '\\t\\u{20}\\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}';
const NOT_HORIZONTAL =
  '\\0-\\u{8}\\u{a}-\\u{1f}\\u{21}-\\u{9f}\\u{a1}-\\u{167f}\\u{1681}-\\u{180d}\\u{180f}-\\u{1fff}\\u{200b}-\\u{202e}\\u{2030}-\\u{205e}\\u{2060}-\\u{2fff}\\u{3001}-\\u{10ffff}';
const VERTICAL = '\\n-\\r\\u{85}\\u{2028}\\u{2029}';
const NOT_VERTICAL = '\\0-\\t\\u{e}-\\u{84}\\u{86}-\\u{2027}\\u{202a}-\\u{10ffff}';

export const escapeSets: Readonly<Record<string, string>> = {
  d: '0-9',
  D: '\\0-\\u{2f}\\u{3a}-\\u{10ffff}',
  w: '0-9A-Z_a-z',
  W: '\\0-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{5e}\\u{60}\\u{7b}-\\u{10ffff}',
  s: SPACE,
  S: NOT_SPACE,
  h: HORIZONTAL,
  H: NOT_HORIZONTAL,
  v: VERTICAL,
  V: NOT_VERTICAL,
  N: '\\0-\\t\\u{b}-\\u{10ffff}',
};

/** `[:alpha:]` and its kin, with their complements under `^name`. */
export const posixSets: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  '^alpha': '\\0-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{10ffff}',
  digit: '0-9',
  '^digit': '\\0-\\u{2f}\\u{3a}-\\u{10ffff}',
  alnum: '0-9A-Za-z',
  '^alnum': '\\0-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{10ffff}',
  upper: 'A-Z',
  '^upper': '\\0-\\u{40}\\u{5b}-\\u{10ffff}',
  lower: 'a-z',
  '^lower': '\\0-\\u{60}\\u{7b}-\\u{10ffff}',
  space: SPACE,
  '^space': NOT_SPACE,
  blank: '\\t\\u{20}',
  '^blank': '\\0-\\u{8}\\u{a}-\\u{1f}\\u{21}-\\u{10ffff}',
  punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  '^punct': '\\0-\\u{20}0-9A-Za-z\\u{7f}-\\u{10ffff}',
  xdigit: '0-9A-Fa-f',
  '^xdigit': '\\0-\\u{2f}\\u{3a}-\\u{40}\\u{47}-\\u{60}\\u{67}-\\u{10ffff}',
  cntrl: '\\0-\\u{1f}\\u{7f}',
  '^cntrl': '\\u{20}-\\u{7e}\\u{80}-\\u{10ffff}',
  print: '\\u{20}-\\u{7e}',
  '^print': '\\0-\\u{1f}\\u{7f}-\\u{10ffff}',
  graph: '\\u{21}-\\u{7e}',
  '^graph': '\\0-\\u{20}\\u{7f}-\\u{10ffff}',
  word: '0-9A-Z_a-z',
  '^word': '\\0-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{5e}\\u{60}\\u{7b}-\\u{10ffff}',
  ascii: '\\0-\\u{7f}',
  '^ascii': '\\u{80}-\\u{10ffff}',
};
