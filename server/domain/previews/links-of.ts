import { createHash } from 'node:crypto';
import { parseMarkup, type Block, type Inline } from '../../contracts/markup/index.ts';

/** More links than this are a list, not something to be looked at. */
const MOST_LINKS = 5;

/** The addresses of the web that a text links to, each once, in order; what stands in code or behind a spoiler is none. */
export function linksOf(text: string): string[] {
  const found = new Set<string>();
  for (const href of linksIn(parseMarkup(text))) {
    if (!/^https?:\/\//i.test(href)) continue;
    found.add(href);
    if (found.size >= MOST_LINKS) break;
  }
  return [...found];
}

export function previewId(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

function* linksIn(nodes: readonly (Block | Inline)[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'link') yield node.href;
    else if (node.type === 'spoiler') continue;
    else if (node.type === 'list') for (const item of node.items) yield* linksIn(item);
    else if (node.type === 'tasks') for (const { content } of node.items) yield* linksIn(content);
    else if ('content' in node) yield* linksIn(node.content);
  }
}
