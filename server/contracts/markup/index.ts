export type { Block, Inline, TimeStyle } from './ast.ts';
export { safeHref } from './links.ts';
export { parseMarkup } from './parse.ts';
