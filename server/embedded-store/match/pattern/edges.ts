import type { Edge } from './syntax.ts';

/** Whether an edge stands between the characters before and after `at`. */
export function isEdge(edge: Edge, text: string, at: number): boolean {
  switch (edge) {
    case 'textStart':
      return at === 0;
    case 'textEnd':
      return at === text.length;
    case 'textEndOrNewline':
      return at === text.length || (at === text.length - 1 && text[at] === '\n');
    case 'lineStart':
      return at === 0 || text[at - 1] === '\n';
    case 'lineEnd':
      return at === text.length || text[at] === '\n';
    case 'word':
      return isWord(text[at - 1]) !== isWord(text[at]);
    case 'notWord':
      return isWord(text[at - 1]) === isWord(text[at]);
  }
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /^\w$/.test(char);
}
