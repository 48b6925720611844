/** A change to a text field: what stands between `from` and `to` becomes `insert`, then `select` is selected. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [start: number, end: number];
}

export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type Format = 'bold' | 'italic' | 'strike' | 'code' | 'codeBlock' | 'list' | 'numbered' | 'quote';

const MARKERS = { bold: '*', italic: '_', strike: '~', code: '`' } as const;

/** What one press on a button of the formatting bar does; a second press takes it back. */
export function format(kind: Format, selected: Selected): TextEdit {
  if (kind === 'codeBlock') return fence(selected);
  if (kind === 'list' || kind === 'numbered' || kind === 'quote') return prefixLines(kind, selected);
  return wrap(MARKERS[kind], selected);
}

/** The markers go around words, not around the white space beside them: `* a *` would be no bold. */
function wrap(marker: string, { text, start, end }: Selected): TextEdit {
  const inner = text.slice(start, end);
  const [from, to] = [
    start + (inner.length - inner.trimStart().length),
    Math.max(start, end - (inner.length - inner.trimEnd().length)),
  ];
  if (inner.trim() === '')
    return { from: start, to: end, insert: marker + inner + marker, select: [start + 1, end + 1] };
  const word = text.slice(from, to);
  if (word.length > 2 && word.startsWith(marker) && word.endsWith(marker))
    return { from, to, insert: word.slice(1, -1), select: [from, to - 2] };
  if (text.slice(from - 1, from) === marker && text.slice(to, to + 1) === marker)
    return { from: from - 1, to: to + 1, insert: word, select: [from - 1, to - 1] };
  return { from, to, insert: marker + word + marker, select: [from + 1, to + 1] };
}

function fence({ text, start, end }: Selected): TextEdit {
  const inner = text.slice(start, end);
  const before = start === 0 || text.charAt(start - 1) === '\n' ? '' : '\n';
  const after = end === text.length || text.charAt(end) === '\n' ? '' : '\n';
  const opening = `${before}\`\`\`\n`;
  const at = start + opening.length;
  return { from: start, to: end, insert: `${opening}${inner}\n\`\`\`${after}`, select: [at, at + inner.length] };
}

const PREFIXES = { list: /^- (?!\[[ x]\] )/, numbered: /^\d{1,9}[.)] /, quote: /^> ?/ } as const;

/** All lines that the selection touches. */
function prefixLines(kind: keyof typeof PREFIXES, { text, start, end }: Selected): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const has = lines.every((line) => PREFIXES[kind].test(line));
  const prefixOf = (index: number) => (kind === 'list' ? '- ' : kind === 'quote' ? '> ' : `${index + 1}. `);
  const changed = lines.map((line, index) => (has ? line.replace(PREFIXES[kind], '') : prefixOf(index) + line));
  const insert = changed.join('\n');
  const caret = from + insert.length;
  return { from, to, insert, select: start === end ? [caret, caret] : [from, caret] };
}

/** `[text](address)` in the place of the selection. */
export function link(label: string, address: string, { start, end }: Pick<Selected, 'start' | 'end'>): TextEdit {
  const shown = label.replaceAll(/[[\]\n]/g, ' ').trim();
  const escaped = address.replaceAll('(', '%28').replaceAll(')', '%29');
  const insert = shown === '' || shown === address ? address : `[${shown}](${escaped})`;
  const caret = start + insert.length;
  return { from: start, to: end, insert, select: [caret, caret] };
}

/**
 * What a new line does within a list or a quote: the next item begins; at an empty item the list ends. Null where nothing is to
 * be done beyond the new line itself.
 */
export function continueList({ text, start, end }: Selected): TextEdit | null {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const [, indent = '', sign = '', task = '', rest = ''] =
    /^( {0,8})([-*•]|\d{1,9}[.)]|>)( \[[ xX]\])? (.*)$/.exec(line) ?? [];
  if (sign === '') return null;
  if (rest.trim() === '') return { from, to: end, insert: '', select: [from, from] };
  const digits = Number.parseInt(sign, 10);
  const next = Number.isNaN(digits) ? sign : `${digits + 1}${sign.at(-1) ?? '.'}`;
  const insert = `\n${indent}${next}${task === '' ? '' : ' [ ]'} `;
  const caret = start + insert.length;
  return { from: start, to: end, insert, select: [caret, caret] };
}
