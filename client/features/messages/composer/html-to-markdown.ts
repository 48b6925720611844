/** What is worth translating; anything else is pasted as the text it is. */
const STRUCTURE = /<(a|b|strong|i|em|s|del|strike|code|pre|ul|ol|table|blockquote|h[1-6])[\s>]/i;
/** Longer pastes are taken as text: a page of markup is more work than a keystroke may cost. */
const LONGEST = 500_000;
const DEEPEST = 60;

export function isRich(html: string): boolean {
  return html.length <= LONGEST && STRUCTURE.test(html);
}

/** Pasted HTML in our own grammar. The document it is read into runs and loads nothing. */
export function htmlToMarkdown(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return blocksOf(body, 0)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const BLOCKS = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'UL',
  'OL',
  'TABLE',
  'PRE',
  'BLOCKQUOTE',
  'HR',
  'MAIN',
  'DL',
]);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'IFRAME', 'OBJECT']);

function blocksOf(node: Node, depth: number): string {
  if (depth > DEEPEST) return node.textContent ?? '';
  let text = '';
  for (const child of node.childNodes) {
    const block = child instanceof Element && !SKIPPED.has(child.tagName) ? blockOf(child, depth + 1) : null;
    text += block === null ? inlineOf(child, depth + 1) : `\n${block}\n`;
  }
  return text;
}

function blockOf(element: Element, depth: number): string | null {
  const { tagName } = element;
  if (/^H[1-6]$/.test(tagName))
    return `\n${'#'.repeat(Math.min(4, Number(tagName.charAt(1))))} ${lineOf(element, depth)}\n`;
  switch (tagName) {
    case 'PRE':
      return `\n\`\`\`\n${(element.textContent ?? '').replace(/\n$/, '')}\n\`\`\`\n`;
    case 'BLOCKQUOTE':
      return blocksOf(element, depth).trim().replaceAll(/^/gm, '> ');
    case 'UL':
    case 'OL':
      return itemsOf(element, depth, 0);
    case 'TABLE':
      return tableOf(element, depth);
    case 'P':
      return `\n${blocksOf(element, depth).trim()}\n`;
    default:
      return BLOCKS.has(tagName) ? blocksOf(element, depth).trim() : null;
  }
}

function itemsOf(list: Element, depth: number, indent: number): string {
  const lines: string[] = [];
  for (const item of list.children) {
    if (item.tagName !== 'LI') continue;
    const number = `${lines.length + 1}. `;
    const nested = [...item.children].filter(({ tagName }) => tagName === 'UL' || tagName === 'OL');
    const own = [...item.childNodes].filter((child) => !nested.includes(child as Element));
    const words = own
      .map((child) => inlineOf(child, depth + 1))
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim();
    lines.push(' '.repeat(indent) + (list.tagName === 'OL' ? number : '- ') + words);
    if (depth < DEEPEST) for (const inner of nested) lines.push(itemsOf(inner, depth + 1, Math.min(8, indent + 2)));
  }
  return lines.join('\n');
}

/** Columns of equal width in a code block: our grammar has no tables, and so it is read by everybody. */
function tableOf(table: Element, depth: number): string {
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  );
  const [only] = rows;
  if (rows.length === 1 && only?.length === 1) return blocksOf(table.querySelector('td,th') ?? table, depth);
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  const lines = rows.map((row) => `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`);
  if (table.querySelector('th') !== null)
    lines.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  return `\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
}

const WRAPS: Readonly<Record<string, string>> = {
  B: '*',
  STRONG: '*',
  I: '_',
  EM: '_',
  S: '~',
  DEL: '~',
  STRIKE: '~',
  CODE: '`',
};

function inlineOf(node: Node, depth: number): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element) || SKIPPED.has(node.tagName.toUpperCase())) return '';
  if (depth > DEEPEST) return node.textContent ?? '';
  if (node.tagName === 'BR') return '\n';
  if (node.tagName === 'IMG') return node.getAttribute('alt') ?? '';
  const inner = blocksOf(node, depth + 1);
  if (node.tagName === 'A') return anchorOf(inner, node.getAttribute('href') ?? '');
  // Some editors put everything into a <b> that is not bold.
  const isPlain = node.getAttribute('style')?.includes('font-weight:normal') === true;
  const marker = isPlain ? undefined : WRAPS[node.tagName];
  return marker === undefined || inner.trim() === '' || inner.includes('\n') ? inner : around(inner, marker);
}

/** White space beside the words stays outside. */
function around(inner: string, marker: string): string {
  const words = inner.trim();
  const at = inner.indexOf(words);
  return inner.slice(0, at) + marker + words + marker + inner.slice(at + words.length);
}

function anchorOf(inner: string, href: string): string {
  const label = inner.replaceAll(/[[\]\s]+/g, ' ').trim();
  if (!/^(https?:|mailto:|tel:)/i.test(href) || label === '') return inner;
  if (label === href || `mailto:${label}` === href) return label;
  return `[${label}](${href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(/\s/g, '%20')})`;
}

function lineOf(element: Element, depth: number): string {
  return blocksOf(element, depth).replaceAll(/\s+/g, ' ').trim();
}
