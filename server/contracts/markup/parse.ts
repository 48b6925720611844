import type { Block, Inline, MarkupOptions } from './ast.ts';
import { parseInline } from './parse-inline.ts';

const DEEPEST_QUOTE = 4;
const LONGEST_BIG_EMOJI = 64;

/** Reads a message's text. Time is linear in its length whatever it holds, so it may run where other people wait. */
export function parseMarkup(text: string, options: MarkupOptions = {}): Block[] {
  return readBlocks(text.replaceAll('\r\n', '\n').split('\n'), 0, options);
}

function readBlocks(lines: readonly string[], depth: number, options: MarkupOptions): Block[] {
  const blocks: Block[] = [];
  /** Fences that nothing closes from here on: looking again from each of them would add up. */
  const unclosed = new Set<string>();
  let at = 0;
  while (at < lines.length) {
    if (lines[at] === '') {
      at += 1;
      continue;
    }
    const found = readBlock(lines, at, depth, unclosed, options) ?? readParagraph(lines, at, options);
    if (found.block !== null) blocks.push(found.block);
    for (; options.meter !== undefined && at < found.next; at++) options.meter.steps += 1 + (lines[at]?.length ?? 0);
    at = found.next;
  }
  return blocks;
}

/** What is more than a paragraph; the first sign of a line says what it can be at all. */
function readBlock(
  lines: readonly string[],
  at: number,
  depth: number,
  unclosed: Set<string>,
  options: MarkupOptions,
): Found | null {
  const sign = lines[at]?.trimStart().charAt(0) ?? '';
  if ('`$\\'.includes(sign)) return readFence(lines, at, unclosed, options);
  if (sign === '>') return readQuote(lines, at, depth, options);
  if (sign === '#') return readHeading(lines, at, options);
  return /[-*•\d]/.test(sign) ? (readTasks(lines, at, options) ?? readList(lines, at, options)) : null;
}

interface Found {
  readonly block: Block | null;
  readonly next: number;
}

function readFence(lines: readonly string[], at: number, unclosed: Set<string>, options: MarkupOptions): Found | null {
  const opening = /^\s{0,3}(```|\$\$|\\\[)\s*([\w+#.-]{0,32})\s*(.*)$/.exec(lines[at] ?? '');
  if (opening === null) return null;
  const [, opens = '', word = '', rest = ''] = opening;
  const fence = opens === '\\[' ? '\\]' : opens;
  if (unclosed.has(fence)) return null;
  if (fence !== '```' && (word !== '' || rest !== '' || !readsMath(fence, options))) return null;

  // On one line: ```text```. Then the word is part of the text.
  if (fence === '```' && rest.endsWith('```') && rest.length > 3) {
    return { block: { type: 'code-block', language: '', text: `${word} ${rest.slice(0, -3)}`.trim() }, next: at + 1 };
  }
  const body = rest === '' ? [] : [rest];
  for (let line = at + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (options.meter !== undefined) options.meter.steps += 1 + text.length;
    const closing = text.trimEnd();
    if (!closing.endsWith(fence)) {
      body.push(text);
      continue;
    }
    const last = closing.slice(0, -fence.length);
    if (last.trim() !== '') body.push(last);
    return { block: fenced(fence, word, body), next: line + 1 };
  }
  unclosed.add(fence);
  // Never closed: what is being typed is shown as code already.
  return fence === '```' && at + 1 < lines.length ? { block: fenced(fence, word, body), next: lines.length } : null;
}

function readsMath(fence: string, { math }: MarkupOptions): boolean {
  return fence === '$$' ? math?.dollar === true : math?.parenthesis === true;
}

function fenced(fence: string, language: string, body: readonly string[]): Block {
  const text = body.join('\n');
  return fence === '```'
    ? { type: 'code-block', language: language.toLowerCase(), text }
    : { type: 'math-block', text };
}

function readQuote(lines: readonly string[], at: number, depth: number, options: MarkupOptions): Found | null {
  if (depth >= DEEPEST_QUOTE || !isQuote(lines[at])) return null;
  let next = at;
  while (isQuote(lines[next])) next += 1;
  const inner = lines.slice(at, next).map((line) => line.replace(/^\s{0,3}> ?/, ''));
  return { block: { type: 'quote', content: readBlocks(inner, depth + 1, options) }, next };
}

function isQuote(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}>/.test(line);
}

function readHeading(lines: readonly string[], at: number, options: MarkupOptions): Found | null {
  const heading = /^(#{1,4}) +(\S.*)$/.exec(lines[at] ?? '');
  if (heading === null) return null;
  const level = (heading[1] ?? '#').length as 1 | 2 | 3 | 4;
  return { block: { type: 'heading', level, content: parseInline(heading[2] ?? '', options) }, next: at + 1 };
}

function readTasks(lines: readonly string[], at: number, options: MarkupOptions): Found | null {
  const items = takeWhile(lines, at, /^\s{0,8}[-*] \[([ xX])\] +(\S.*)$/);
  if (items.length === 0) return null;
  return {
    block: {
      type: 'tasks',
      items: items.map(([, mark, text = '']) => ({ done: mark !== ' ', content: parseInline(text, options) })),
    },
    next: at + items.length,
  };
}

function readList(lines: readonly string[], at: number, options: MarkupOptions): Found | null {
  const bullets = takeWhile(lines, at, /^\s{0,8}[-*•] +(?!\[[ xX]\] )(\S.*)$/);
  if (bullets.length > 0) {
    return {
      block: { type: 'list', start: null, items: bullets.map(([, text = '']) => parseInline(text, options)) },
      next: at + bullets.length,
    };
  }
  const numbered = takeWhile(lines, at, /^\s{0,8}(\d{1,9})[.)] +(\S.*)$/);
  if (numbered.length === 0) return null;
  return {
    block: {
      type: 'list',
      start: Number(numbered[0]?.[1]),
      items: numbered.map(([, , text = '']) => parseInline(text, options)),
    },
    next: at + numbered.length,
  };
}

function takeWhile(lines: readonly string[], at: number, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let next = at; next < lines.length; next++) {
    const match = pattern.exec(lines[next] ?? '');
    if (match === null) break;
    found.push(match);
  }
  return found;
}

function readParagraph(lines: readonly string[], at: number, options: MarkupOptions): Found {
  if ((lines[at] ?? '').trim() === '') return { block: null, next: at + 1 };
  let next = at + 1;
  while (next < lines.length && lines[next]?.trim() !== '' && !beginsBlock(lines[next] ?? '', options)) next += 1;
  const text = lines.slice(at, next).join('\n');
  const content = parseInline(text, options);
  return { block: isBigEmoji(text, content) ? { type: 'big-emoji', content } : { type: 'paragraph', content }, next };
}

function beginsBlock(line: string, options: MarkupOptions): boolean {
  const [, fence = ''] = /^\s{0,3}(\$\$|\\\[)\s*$/.exec(line) ?? [];
  if (fence !== '') return readsMath(fence, options);
  return /^\s{0,3}(>|```|#{1,4} +\S)/.test(line) || /^\s{0,8}([-*•]|\d{1,9}[.)]) +\S/.test(line);
}

// Written so because the compiler's target does not know the flag yet; the runtime does.
const sign = new RegExp('\\p{RGI_Emoji}|.', 'gv');
const emoji = new RegExp('^\\p{RGI_Emoji}$', 'v');

function isBigEmoji(text: string, content: readonly Inline[]): boolean {
  if (text.length > LONGEST_BIG_EMOJI || !/[^\0-\x7f]|:/.test(text)) return false;
  const rest = content
    .map((node) => (node.type === 'emoji' ? '\u{1F600}' : node.type === 'text' ? node.text : 'x'))
    .join('');
  const signs = rest.replaceAll(/\s/g, '').match(sign) ?? [];
  return signs.length >= 1 && signs.length <= 3 && signs.every((one) => emoji.test(one));
}
