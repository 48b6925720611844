export type { Block, Inline, MarkupOptions, MathSyntax, TimeStyle } from './ast.ts';
export { safeHref } from './links.ts';
export { parseMarkup } from './parse.ts';
