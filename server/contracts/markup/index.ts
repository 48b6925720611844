export type { Block, Inline, TimeStyle } from './ast.ts';
export { parseMarkup } from './parse.ts';
