/**
 * What a message's text means. Rendered as elements, never as HTML; every link has passed the scheme allow-list of `links.ts`.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly content: readonly Inline[] }
  | { readonly type: 'quote'; readonly content: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly type: 'tasks';
      readonly items: readonly { readonly done: boolean; readonly content: readonly Inline[] }[];
    }
  | { readonly type: 'code-block'; readonly language: string; readonly text: string }
  | { readonly type: 'math-block'; readonly text: string }
  /** Nothing but up to three emoji: shown large. */
  | { readonly type: 'big-emoji'; readonly content: readonly Inline[] };

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'strike' | 'spoiler'; readonly content: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'math'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly title?: string; readonly content: readonly Inline[] }
  /** Whether the name is anybody's is known only beside the message's own list of mentions. */
  | { readonly type: 'mention'; readonly username: string }
  | { readonly type: 'channel'; readonly name: string }
  /** `:shortcode:` without its colons. */
  | { readonly type: 'emoji'; readonly shortcode: string }
  /** A moment, to be shown in the reader's own time; `style` as in `<t:unix:style>`. */
  | { readonly type: 'time'; readonly at: number; readonly style: TimeStyle }
  | { readonly type: 'break' };

export const timeStyles = ['t', 'T', 'd', 'D', 'f', 'F', 'R'] as const;
export type TimeStyle = (typeof timeStyles)[number];

/** Which signs a workspace reads as formulas; without them `$` and `\(` are text. */
export interface MathSyntax {
  /** `$a$` in a line and `$$a$$`, alone or in a line. */
  readonly dollar: boolean;
  /** `\(a\)` in a line and `\[a\]`. */
  readonly parenthesis: boolean;
}

export interface MarkupOptions {
  readonly math?: MathSyntax | undefined;
  /** Counts the signs that were looked at, for the test that proves the reading linear. */
  readonly meter?: Meter | undefined;
}

export interface Meter {
  steps: number;
}
