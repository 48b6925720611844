/** A regular expression after parsing. Case folding, `.` and anchors are settled here, so that nothing depends on flags later. */
export type PatternNode =
  | { readonly kind: 'char'; readonly code: number; readonly fold: boolean }
  | CharClass
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'group'; readonly child: PatternNode; readonly number: number }
  | { readonly kind: 'atomic'; readonly child: PatternNode }
  | { readonly kind: 'look'; readonly child: PatternNode; readonly ahead: boolean; readonly negative: boolean }
  | {
      readonly kind: 'repeat';
      readonly child: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'back'; readonly number: number }
  | { readonly kind: 'sequence'; readonly children: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly children: readonly PatternNode[] };

/** `body` is what stands between the brackets, in JavaScript's syntax with flag `u`. */
export interface CharClass {
  readonly kind: 'class';
  readonly body: string;
  readonly negated: boolean;
  readonly fold: boolean;
}

export type Edge = 'textStart' | 'textEnd' | 'textEndOrNewline' | 'lineStart' | 'lineEnd' | 'word' | 'notWord';

export interface Flags {
  /** i */
  readonly fold: boolean;
  /** m */
  readonly lines: boolean;
  /** s */
  readonly dotAll: boolean;
  /** x */
  readonly extended: boolean;
}

/** One code point in JavaScript's syntax, safe everywhere in a pattern. */
export function escapeCode(code: number): string {
  return /^[A-Za-z0-9]$/.test(String.fromCodePoint(code)) ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`;
}

/** Whether a node of the tree meets the test. */
export function someNode(node: PatternNode, test: (node: PatternNode) => boolean): boolean {
  if (test(node)) return true;
  if ('children' in node) return node.children.some((child) => someNode(child, test));
  return 'child' in node && someNode(node.child, test);
}
