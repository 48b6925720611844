import { timeStyles, type Inline, type TimeStyle } from './ast.ts';
import { endOfAddress, safeHref } from './links.ts';

type Wrapping = 'bold' | 'italic' | 'strike' | 'spoiler';

const wrappings: Readonly<Record<string, Wrapping>> = {
  '**': 'bold',
  '*': 'bold',
  __: 'italic',
  _: 'italic',
  '~~': 'strike',
  '~': 'strike',
  '||': 'spoiler',
};

interface Frame {
  /** The signs that opened it; empty for the outermost. */
  readonly marker: string;
  readonly nodes: Inline[];
}

/**
 * Reads one stretch of text into inline nodes in one pass. Linear: each marker can be open once, so the stack is never deeper
 * than there are markers, and what is never closed is put back as text at most that often.
 */
export function parseInline(text: string): Inline[] {
  return new InlineReader(text).read();
}

class InlineReader {
  private readonly text: string;
  private at = 0;
  private plain = '';
  private readonly frames: Frame[] = [{ marker: '', nodes: [] }];
  /** For each sign whose partner was looked for in vain: there is none further on either. */
  private readonly unpaired = new Set<string>();
  /** Up to here no address was found though one was looked for; looking again from each sign on the way would add up. */
  private barren = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): Inline[] {
    while (this.at < this.text.length) {
      const start = this.at;
      if (!this.readSpecial(this.text.charAt(start))) {
        this.plain += this.text.charAt(start);
        this.at = start + 1;
      }
    }
    while (this.frames.length > 1) this.giveUp();
    this.flush();
    return this.top.nodes;
  }

  private get top(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** Reads what begins here if it is more than text, and moves on. */
  private readSpecial(sign: string): boolean {
    switch (sign) {
      case '\n':
        return this.add({ type: 'break' }, this.at + 1);
      case '\\':
        return this.readEscape();
      case '`':
        return this.readCode();
      case '*':
      case '_':
      case '~':
      case '|':
        return this.readMarker(sign);
      case '[':
        return this.readLink();
      case '<':
        return this.readAngle();
      case '@':
      case '#':
        return this.readName(sign);
      case ':':
        return this.readEmoji();
      case '$':
        return this.readMath();
      case 'h':
      case 'H':
      case 'w':
      case 'W':
        return this.readAddress();
      default:
        return false;
    }
  }

  private readEscape(): boolean {
    const next = this.text.charAt(this.at + 1);
    if (!/[\\`*_~|[\]<>@#:$>()-]/.test(next)) return false;
    this.plain += next;
    this.at += 2;
    return true;
  }

  private readCode(): boolean {
    const ticks = this.text.startsWith('``', this.at) ? '``' : '`';
    const end = this.partner(ticks, this.at + ticks.length);
    if (end <= this.at + ticks.length) return false;
    return this.add({ type: 'code', text: this.text.slice(this.at + ticks.length, end) }, end + ticks.length);
  }

  private readMath(): boolean {
    if (!this.text.startsWith('$$', this.at)) return false;
    const end = this.partner('$$', this.at + 2);
    if (end <= this.at + 2) return false;
    return this.add({ type: 'math', text: this.text.slice(this.at + 2, end).trim() }, end + 2);
  }

  /** Where the closing sign stands, or -1. A look in vain is remembered, so that many openers do not each search to the end. */
  private partner(sign: string, from: number): number {
    if (this.unpaired.has(sign)) return -1;
    const end = this.text.indexOf(sign, from);
    if (end === -1) this.unpaired.add(sign);
    return end;
  }

  private readMarker(sign: string): boolean {
    // `***` after `**a *b` closes the inner one first.
    const double = this.text.startsWith(sign + sign, this.at) && this.top.marker !== sign;
    const marker = double ? sign + sign : sign;
    const type = wrappings[marker];
    if (type === undefined) return false;
    const before = this.text.charAt(this.at - 1);
    const after = this.text.charAt(this.at + marker.length);

    const depth = this.frames.findIndex((frame) => frame.marker === marker);
    if (depth !== -1) {
      const closes = before !== '' && !/\s/.test(before) && !isWordSign(after) && !this.isEmpty(depth);
      return closes ? this.close(depth, type, marker) : this.literal(marker);
    }
    const opens = after !== '' && !/\s/.test(after) && !isWordSign(before);
    if (!opens) return this.literal(marker);
    this.flush();
    this.frames.push({ marker, nodes: [] });
    this.at += marker.length;
    return true;
  }

  private isEmpty(depth: number): boolean {
    return depth === this.frames.length - 1 && this.plain === '' && this.top.nodes.length === 0;
  }

  private literal(marker: string): boolean {
    this.plain += marker;
    this.at += marker.length;
    return true;
  }

  private close(depth: number, type: Wrapping, marker: string): boolean {
    while (this.frames.length - 1 > depth) this.giveUp();
    this.flush();
    const { nodes } = this.frames.pop() as Frame;
    return this.add({ type, content: nodes }, this.at + marker.length);
  }

  /** The innermost frame was never closed: its marker is text after all. */
  private giveUp(): void {
    this.flush();
    const { marker, nodes } = this.frames.pop() as Frame;
    this.plain = marker;
    for (const node of nodes) {
      if (node.type === 'text') this.plain += node.text;
      else this.add(node, this.at);
    }
  }

  /** `[label](address)`; the label is plain text, so that links do not nest. */
  private readLink(): boolean {
    const middle = this.partner('](', this.at + 1);
    if (middle === -1 || middle - this.at > 500 || middle < this.barren) return false;
    const label = this.text.slice(this.at + 1, middle);
    if (label === '' || /[[\n]/.test(label)) return false;
    const end = endOfAddress(this.text, middle + 2);
    const href = this.text.charAt(end) === ')' ? safeHref(this.text.slice(middle + 2, end)) : null;
    if (href === null) return this.nothingBefore(end);
    return this.add({ type: 'link', href, content: [{ type: 'text', text: label }] }, end + 1);
  }

  /** `<t:1700000000:R>` and `<https://…|label>` or `<https://…>`. */
  private readAngle(): boolean {
    const end = this.partner('>', this.at + 1);
    if (end === -1 || end - this.at > 2600) return false;
    const inner = this.text.slice(this.at + 1, end);
    const moment = /^t:(-?\d{1,13})(?::([a-zA-Z]))?$/.exec(inner);
    if (moment !== null) {
      const style = (moment[2] ?? 'f') as TimeStyle;
      if (!timeStyles.includes(style)) return false;
      return this.add({ type: 'time', at: Number(moment[1]) * 1000, style }, end + 1);
    }
    const [address = '', label] = inner.split('|', 2);
    if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || /\s/.test(address)) return false;
    const href = safeHref(address);
    if (href === null) return false;
    return this.add({ type: 'link', href, content: [{ type: 'text', text: label || address }] }, end + 1);
  }

  private readName(sign: '@' | '#'): boolean {
    const before = this.text.charAt(this.at - 1);
    if (isWordSign(before) || before === sign || before === '.' || before === '/' || before === '&') return false;
    const name = matchAt(/[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}/uy, this.text, this.at + 1).replace(/[.-]+$/, '');
    if (name === '') return false;
    const node: Inline = sign === '@' ? { type: 'mention', username: name } : { type: 'channel', name };
    return this.add(node, this.at + 1 + name.length);
  }

  private readEmoji(): boolean {
    const shortcode = matchAt(/[a-z0-9_+-]{1,64}(?=:)/iy, this.text, this.at + 1);
    // `10:30:00` and `a:b:c` are no emoji.
    if (shortcode === '' || isWordSign(this.text.charAt(this.at - 1))) return false;
    return this.add({ type: 'emoji', shortcode }, this.at + shortcode.length + 2);
  }

  private nothingBefore(end: number): false {
    this.barren = end;
    return false;
  }

  private readAddress(): boolean {
    if (this.at < this.barren) return false;
    const begins = matchAt(/(https?:\/\/|www\.)(?=[\p{L}\p{N}[])/iuy, this.text, this.at);
    if (begins === '' || isWordSign(this.text.charAt(this.at - 1))) return false;
    const end = endOfAddress(this.text, this.at);
    const address = this.text.slice(this.at, end);
    const href = safeHref(address);
    if (href === null) return this.nothingBefore(end);
    return this.add({ type: 'link', href, content: [{ type: 'text', text: address }] }, end);
  }

  private add(node: Inline, next: number): true {
    this.flush();
    this.top.nodes.push(node);
    this.at = next;
    return true;
  }

  private flush(): void {
    if (this.plain === '') return;
    this.top.nodes.push({ type: 'text', text: this.plain });
    this.plain = '';
  }
}

function isWordSign(sign: string): boolean {
  return sign !== '' && /[\p{L}\p{N}]/u.test(sign);
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}
