import { timeStyles, type Inline, type MarkupOptions, type TimeStyle } from './ast.ts';
import { Frames, type Wrapping } from './frames.ts';
import { isHost } from './hosts.ts';
import { endOfAddress, safeHref } from './links.ts';
import { isWordSign, Scanner } from './scanner.ts';

const wrappings: Readonly<Record<string, Wrapping>> = {
  '**': 'bold',
  '*': 'bold',
  __: 'italic',
  _: 'italic',
  '~~': 'strike',
  '~': 'strike',
  '||': 'spoiler',
};

const LONGEST_LABEL = 500;
const LONGEST_FORMULA = 2_000;
/** The farthest moment that a date can hold, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** Reads one stretch of text into inline nodes in one pass, in time linear in its length. */
export function parseInline(text: string, options: MarkupOptions = {}): Inline[] {
  return new InlineReader(text, options, false).read();
}

class InlineReader {
  private readonly scan: Scanner;
  private readonly frames = new Frames();
  private readonly options: MarkupOptions;
  /** Inside a link's label nothing else can be pressed. */
  private readonly inLabel: boolean;
  /** Up to here no address was found though one was looked for; looking again from each sign on the way would add up. */
  private barren = 0;

  constructor(text: string, options: MarkupOptions, inLabel: boolean) {
    this.scan = new Scanner(text, options.meter);
    this.options = options;
    this.inLabel = inLabel;
  }

  read(): Inline[] {
    const { scan, frames } = this;
    while (!scan.done) {
      scan.count(1);
      const sign = scan.sign();
      if (this.readSpecial(sign)) continue;
      frames.text(sign);
      scan.at += 1;
    }
    return frames.end();
  }

  /** Reads what begins here if it is more than text, and moves on. */
  private readSpecial(sign: string): boolean {
    switch (sign) {
      case '\n':
        return this.add({ type: 'break' }, 1);
      case '\\':
        return this.readParenthesisMath() || this.readEscape();
      case '`':
        return this.readCode();
      case '*':
      case '_':
      case '~':
      case '|':
        return this.readMarker(sign);
      case ':':
        return this.readEmoji();
      case '$':
        return this.readDollarMath();
      default:
        return !this.inLabel && this.readPressable(sign);
    }
  }

  private readPressable(sign: string): boolean {
    switch (sign) {
      case '[':
        return this.readLink();
      case '<':
        return this.readAngle();
      case '@':
      case '#':
        return this.readName(sign);
      case '+':
        return this.readPhone();
      default:
        return this.readAddress() || this.readBareAddress();
    }
  }

  private readEscape(): boolean {
    const next = this.scan.sign(1);
    if (!/[\\`*_~|[\]<>@#:$>()-]/.test(next)) return false;
    this.frames.text(next);
    this.scan.at += 2;
    return true;
  }

  private readCode(): boolean {
    const ticks = this.scan.begins('``') ? '``' : '`';
    const text = this.between(ticks, ticks);
    return text !== null && this.add({ type: 'code', text }, text.length + ticks.length * 2);
  }

  /** `$a$`: neither sign beside white space, and no digit behind, so that prices stay prices. */
  private readDollarMath(): boolean {
    if (this.options.math?.dollar !== true) return false;
    if (this.scan.begins('$$')) return this.readMath('$$', '$$');
    const text = this.between('$', '$');
    if (text === null || /^\s|\s$|\n/.test(text) || /\d/.test(this.scan.sign(text.length + 2))) return false;
    return this.readMath('$', '$');
  }

  private readParenthesisMath(): boolean {
    if (this.options.math?.parenthesis !== true) return false;
    return this.readMath('\\(', '\\)') || this.readMath('\\[', '\\]');
  }

  private readMath(opens: string, closes: string): boolean {
    if (!this.scan.begins(opens)) return false;
    const text = this.between(opens, closes);
    if (text === null || text.length > LONGEST_FORMULA || text.trim() === '') return false;
    return this.add({ type: 'math', text: text.trim() }, text.length + opens.length + closes.length);
  }

  /** What stands between the sign here and the next closing one; null for nothing. */
  private between(opens: string, closes: string): string | null {
    const from = this.scan.at + opens.length;
    const end = this.scan.next(closes, from);
    return end <= from ? null : this.scan.text.slice(from, end);
  }

  private readMarker(sign: string): boolean {
    const { scan, frames } = this;
    // `***` after `**a *b` closes the inner one first.
    const double = scan.begins(sign + sign) && frames.marker !== sign;
    const marker = double ? sign + sign : sign;
    const type = wrappings[marker];
    if (type === undefined) return false;
    const before = scan.sign(-1);
    const after = scan.sign(marker.length);

    const depth = frames.depthOf(marker);
    if (depth !== -1) {
      const closes = before !== '' && !/\s/.test(before) && !isWordSign(after) && !frames.isEmpty(depth);
      if (closes) frames.close(depth, type);
      else frames.text(marker);
    } else if (after !== '' && !/\s/.test(after) && !isWordSign(before)) frames.push(marker);
    else frames.text(marker);
    scan.at += marker.length;
    return true;
  }

  /** `[label](address)` and `[label](address "title")`. */
  private readLink(): boolean {
    const { scan } = this;
    const middle = scan.next('](', scan.at + 1);
    if (middle === -1 || middle - scan.at > LONGEST_LABEL || middle < this.barren) return false;
    const label = scan.text.slice(scan.at + 1, middle);
    scan.count(1);
    if (label === '' || /[[\n]/.test(label)) return false;
    const end = this.endOfAddress(middle + 2);
    const title = /^ "([^"\n]{0,200})"(?=\))/.exec(scan.text.slice(end, end + 206));
    const closing = end + (title?.[0].length ?? 0);
    const href = scan.text.charAt(closing) === ')' ? safeHref(scan.text.slice(middle + 2, end)) : null;
    if (href === null) return this.nothingBefore(end);
    const content = new InlineReader(label, { meter: this.options.meter }, true).read();
    const named = title?.[1] === undefined || title[1] === '' ? {} : { title: title[1] };
    return this.add({ type: 'link', href, ...named, content }, closing + 1 - scan.at);
  }

  /** `<t:1700000000:R>` and `<https://…|label>` or `<https://…>`. */
  private readAngle(): boolean {
    const { scan } = this;
    const end = scan.next('>', scan.at + 1);
    if (end === -1 || end - scan.at > 2600) return false;
    // Of many openers before one closer only the last can begin something.
    const nested = scan.next('<', scan.at + 1);
    if (nested !== -1 && nested < end) return false;
    const inner = scan.text.slice(scan.at + 1, end);
    scan.count(inner.length);
    const node = momentOf(inner) ?? linkOf(inner);
    return node !== null && this.add(node, inner.length + 2);
  }

  private readName(sign: '@' | '#'): boolean {
    const before = this.scan.sign(-1);
    if (isWordSign(before) || before === sign || before === '.' || before === '/' || before === '&') return false;
    const name = this.scan.match(/[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}/uy, 1).replace(/[.-]+$/, '');
    if (name === '') return false;
    const node: Inline = sign === '@' ? { type: 'mention', username: name } : { type: 'channel', name };
    return this.add(node, 1 + name.length);
  }

  private readEmoji(): boolean {
    const shortcode = this.scan.match(/[a-z0-9_+-]{1,64}(?=:)/iy, 1);
    // `10:30:00` and `a:b:c` are no emoji.
    if (shortcode === '' || isWordSign(this.scan.sign(-1))) return false;
    return this.add({ type: 'emoji', shortcode }, shortcode.length + 2);
  }

  /** `+49 (30) 1234-567`: seven to fifteen digits, as numbers of the world are. */
  private readPhone(): boolean {
    if (isWordSign(this.scan.sign(-1))) return false;
    const written = this.scan.match(/\+\d[\d ()./-]{5,28}\d(?![\d\p{L}])/uy);
    const digits = written.replaceAll(/\D/g, '');
    if (digits.length < 7 || digits.length > 15) return false;
    const content: Inline[] = [{ type: 'text', text: written }];
    return this.add({ type: 'link', href: `tel:+${digits}`, content }, written.length);
  }

  private readAddress(): boolean {
    const { scan } = this;
    if (scan.at < this.barren) return false;
    const begins = scan.match(/(?:https?:\/\/|www\.)(?=[\p{L}\p{N}[])/iuy);
    if (begins === '' || isWordSign(scan.sign(-1))) return false;
    const end = this.endOfAddress(scan.at);
    const address = scan.text.slice(scan.at, end);
    const href = safeHref(address);
    if (href === null) return this.nothingBefore(end);
    return this.add({ type: 'link', href, content: [{ type: 'text', text: address }] }, address.length);
  }

  /** `example.org/path` and `somebody@example.org`. Each word is looked at once, from its first letter. */
  private readBareAddress(): boolean {
    const { scan } = this;
    if (scan.at < this.barren || !isWordSign(scan.sign()) || isWordSign(scan.sign(-1))) return false;
    const word = scan.match(/[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,252}/uy).replace(/[._%+-]+$/, '');
    const end = scan.at + word.length;
    if (/[@./\\-]/.test(scan.sign(-1))) return this.nothingBefore(end);
    if (scan.text.charAt(end) === '@') {
      const host = scan.match(/[\p{L}\p{N}][\p{L}\p{N}.-]{0,252}/uy, word.length + 1).replace(/[.-]+$/, '');
      const address = `${word}@${host}`;
      const href = isHost(host, true) ? safeHref(`mailto:${address}`) : null;
      if (href === null) return this.nothingBefore(end);
      return this.add({ type: 'link', href, content: [{ type: 'text', text: address }] }, address.length);
    }
    const dot = word.indexOf('.');
    if (dot <= 0 || !isHost(word, scan.text.charAt(end) === '/')) return this.nothingBefore(end);
    const behind = scan.match(/(?::\d{1,5})?(?=[/?#])/y, word.length);
    const stop = /[/?#]/.test(scan.text.charAt(end + behind.length)) ? this.endOfAddress(scan.at) : end;
    const address = scan.text.slice(scan.at, stop);
    const href = safeHref(`https://${address}`);
    if (href === null) return this.nothingBefore(stop);
    return this.add({ type: 'link', href, content: [{ type: 'text', text: address }] }, address.length);
  }

  private endOfAddress(from: number): number {
    const end = endOfAddress(this.scan.text, from);
    this.scan.count(end - from);
    return end;
  }

  private nothingBefore(end: number): false {
    this.barren = Math.max(this.barren, end);
    return false;
  }

  private add(node: Inline, length: number): true {
    this.frames.add(node);
    this.scan.at += length;
    return true;
  }
}

function momentOf(inner: string): Inline | null {
  const [, unix, iso, given] =
    /^t:(?:(-?\d{1,13})|(\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:\d\d)?))(?::([a-zA-Z]))?$/.exec(inner) ?? [];
  const style = (given ?? 'f') as TimeStyle;
  const at = unix === undefined ? Date.parse(iso ?? '') : Number(unix) * 1000;
  if (!timeStyles.includes(style) || !(Math.abs(at) <= END_OF_TIME)) return null;
  return { type: 'time', at, style };
}

function linkOf(inner: string): Inline | null {
  const [address = '', label] = inner.split('|', 2);
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || /\s/.test(address)) return null;
  const href = safeHref(address);
  return href === null ? null : { type: 'link', href, content: [{ type: 'text', text: label || address }] };
}
