import type { Inline } from './ast.ts';

export type Wrapping = 'bold' | 'italic' | 'strike' | 'spoiler';

interface Frame {
  /** The signs that opened it; empty for the outermost. */
  readonly marker: string;
  readonly nodes: Inline[];
}

/**
 * What has been opened and not closed yet. Each marker can be open once, so the stack is never deeper than there are markers,
 * and what is never closed is put back as text at most that often: that keeps the reading linear.
 */
export class Frames {
  private plain = '';
  private readonly open: Frame[] = [{ marker: '', nodes: [] }];

  /** Of the innermost. */
  get marker(): string {
    return this.top.marker;
  }

  depthOf(marker: string): number {
    return this.open.findIndex((frame) => frame.marker === marker);
  }

  push(marker: string): void {
    this.flush();
    this.open.push({ marker, nodes: [] });
  }

  text(text: string): void {
    this.plain += text;
  }

  add(node: Inline): void {
    this.flush();
    this.top.nodes.push(node);
  }

  isEmpty(depth: number): boolean {
    return depth === this.open.length - 1 && this.plain === '' && this.top.nodes.length === 0;
  }

  close(depth: number, type: Wrapping): void {
    while (this.open.length - 1 > depth) this.giveUp();
    this.flush();
    const { nodes } = this.open.pop() as Frame;
    this.add({ type, content: nodes });
  }

  end(): Inline[] {
    while (this.open.length > 1) this.giveUp();
    this.flush();
    return this.top.nodes;
  }

  private get top(): Frame {
    return this.open[this.open.length - 1] as Frame;
  }

  /** The innermost frame was never closed: its marker is text after all. */
  private giveUp(): void {
    this.flush();
    const { marker, nodes } = this.open.pop() as Frame;
    this.plain = marker;
    for (const node of nodes) {
      if (node.type === 'text') this.plain += node.text;
      else this.add(node);
    }
  }

  private flush(): void {
    if (this.plain === '') return;
    this.top.nodes.push({ type: 'text', text: this.plain });
    this.plain = '';
  }
}
