import { edge, edgeEscapes, lineBreak, repeat, set, switchFlags } from './atoms.ts';
import { PatternReader, invalidPattern } from './reader.ts';
import { parseClass, propertyBody } from './parse-class.ts';
import { readGroupHead } from './parse-group.ts';
import { escapeSets } from './char-sets.ts';
import type { Flags, PatternNode } from './syntax.ts';
import { lookbehindWidth } from './width.ts';

/** Deeper groups than anybody writes; keeps the recursion here and in the walks over the tree short. */
const MAX_DEPTH = 200;

/**
 * Reads a pattern in PCRE's syntax, as MongoDB takes it; `options` are its letters (i, m, s, x).
 * @throws StoreError 51091 when it is not valid, or uses what cannot be translated (recursion, conditions, `\K`, `\X`)
 */
export function parsePattern(pattern: string, options: string): PatternNode {
  const parser = new PatternParser(pattern);
  return parser.parse({
    fold: options.includes('i'),
    lines: options.includes('m'),
    dotAll: options.includes('s'),
    extended: options.includes('x'),
  });
}

class PatternParser {
  readonly #reader: PatternReader;
  #groups = 0;
  #depth = 0;
  readonly #names = new Map<string, number>();
  readonly #references: number[] = [];

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern);
  }

  parse(flags: Flags): PatternNode {
    // What is said of the encoding is so anyway.
    while (this.#reader.match(/\(\*(?:UTF8?|LF|NO_START_OPT|NO_AUTO_POSSESS)\)/y) !== undefined);
    const node = this.#choice(flags);
    if (!this.#reader.done) throw invalidPattern('unmatched parentheses');
    if (this.#references.some((number) => number > this.#groups)) {
      throw invalidPattern('reference to non-existent subpattern');
    }
    return node;
  }

  /** Alternatives up to `)` or the end. Flags switched inside hold for the alternatives that follow, too. */
  #choice(flags: Flags): PatternNode {
    const alternatives: PatternNode[] = [];
    let current = flags;
    do {
      const items: PatternNode[] = [];
      while (!this.#reader.done && !this.#reader.at('|') && !this.#reader.at(')')) {
        const switched = this.#flagSwitch(current);
        if (switched !== undefined) current = switched;
        else this.#item(items, current);
      }
      alternatives.push(
        items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'sequence', children: items },
      );
    } while (this.#reader.take('|'));
    const [only] = alternatives;
    return alternatives.length === 1 && only !== undefined ? only : { kind: 'choice', children: alternatives };
  }

  /** `(?i)` in the middle of a group. */
  #flagSwitch(flags: Flags): Flags | undefined {
    const match = this.#reader.match(/\(\?([imsxJU]*)(?:-([imsxJU]+))?\)/y);
    return match === undefined ? undefined : switchFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  #item(items: PatternNode[], flags: Flags): void {
    if (this.#skipBlank(flags)) return;
    const literal = this.#reader.match(/\\Q([^]*?)(?:\\E|$)/y);
    if (literal !== undefined) {
      for (const char of literal[1] ?? '') items.push(this.#char(char.codePointAt(0) ?? 0, flags));
      if (literal[1] === '') return;
    } else if (this.#reader.match(/\\E/y) !== undefined) {
      return;
    } else {
      items.push(this.#atom(flags));
    }
    const last = items.pop();
    if (last !== undefined) items.push(this.#repeats(last, flags));
  }

  #skipBlank(flags: Flags): boolean {
    if (this.#reader.match(/\(\?#[^)]*\)/y) !== undefined) return true;
    return flags.extended && this.#reader.match(/[ \t\n\v\f\r]+|#[^\n]*(?:\n|$)/y) !== undefined;
  }

  #atom(flags: Flags): PatternNode {
    const char = this.#reader.next();
    switch (char) {
      case '(':
        return this.#group(flags);
      case '[':
        return { kind: 'class', ...parseClass(this.#reader), fold: flags.fold };
      case '.':
        return flags.dotAll ? set('\\0-\\u{10ffff}') : set(escapeSets['N'] ?? '');
      case '^':
        return edge(flags.lines ? 'lineStart' : 'textStart');
      case '$':
        return edge(flags.lines ? 'lineEnd' : 'textEndOrNewline');
      case '\\':
        return this.#escape(flags);
      case '*':
      case '+':
      case '?':
        throw invalidPattern('nothing to repeat');
      case '{':
        if (this.#reader.match(/\d+(?:,\d*)?\}/y) !== undefined) throw invalidPattern('nothing to repeat');
        return this.#char(123, flags);
      default:
        return this.#char(char.codePointAt(0) ?? 0, flags);
    }
  }

  #char(code: number, flags: Flags): PatternNode {
    return { kind: 'char', code, fold: flags.fold };
  }

  #group(flags: Flags): PatternNode {
    if (++this.#depth > MAX_DEPTH) throw invalidPattern('parentheses are too deeply nested');
    const head = readGroupHead(this.#reader);
    if (head.kind === 'back') return { kind: 'back', number: this.#groupNumber(head.name) };
    const number = head.kind === 'capture' ? ++this.#groups : 0;
    if (head.kind === 'capture' && head.name !== undefined) {
      if (this.#names.has(head.name)) throw invalidPattern('two named subpatterns have the same name');
      this.#names.set(head.name, number);
    }
    const inner = head.kind === 'plain' ? switchFlags(flags, head.on, head.off) : flags;
    const child = this.#choice(inner);
    if (!this.#reader.take(')')) throw invalidPattern('missing )');
    this.#depth--;
    if (head.kind === 'look' && !head.ahead && lookbehindWidth(child) === undefined) {
      throw invalidPattern('lookbehind assertion is not fixed length');
    }
    if (head.kind === 'look') return { kind: 'look', child, ahead: head.ahead, negative: head.negative };
    if (head.kind === 'atomic') return { kind: 'atomic', child };
    return { kind: 'group', child, number };
  }

  #groupNumber(name: string): number {
    const number = this.#names.get(name);
    if (number === undefined) throw invalidPattern('reference to non-existent subpattern');
    return number;
  }

  #escape(flags: Flags): PatternNode {
    const reference = this.#reader.match(/k(?:<(\w+)>|'(\w+)'|\{(\w+)\})/y);
    if (reference !== undefined) {
      return { kind: 'back', number: this.#groupNumber(reference[1] ?? reference[2] ?? reference[3] ?? '') };
    }
    const numbered = this.#reader.match(/g(?:(-?\d+)|\{(-?\d+)\})|([1-9])(?!\d)/y);
    if (numbered !== undefined) return this.#numberedReference(numbered[1] ?? numbered[2] ?? numbered[3] ?? '');
    const property = this.#reader.match(/[pP](?:\{\^?\w+\}|[A-Z])/y);
    if (property !== undefined) return set(propertyBody(property[0]));
    const letter = this.#reader.peek();
    if (Object.hasOwn(escapeSets, letter)) {
      this.#reader.next();
      return set(escapeSets[letter] ?? '');
    }
    if (letter === 'R') {
      this.#reader.next();
      return lineBreak;
    }
    const found = edgeEscapes[letter];
    if (found !== undefined) {
      this.#reader.next();
      return edge(found);
    }
    // All but the first four are none in MongoDB either: half a reference, or what only Perl knows.
    if ('KXCG'.includes(letter) || 'kglLuU'.includes(letter) || this.#reader.match(/c$|c[^\0-\x7f]/uy) !== undefined) {
      throw invalidPattern(`\\${letter} is not supported`);
    }
    return this.#char(this.#reader.escapedCode(), flags);
  }

  #numberedReference(text: string): PatternNode {
    const number = text.startsWith('-') ? this.#groups + 1 + Number(text) : Number(text);
    this.#references.push(number);
    return { kind: 'back', number };
  }

  /** At most once: what is repeated already, and a place between characters, cannot be. */
  #repeats(atom: PatternNode, flags: Flags): PatternNode {
    while (this.#skipBlank(flags));
    const match = this.#reader.match(/(?:\*|\+|\?|\{(\d+)(?:(,)(\d*))?\})([?+]?)/y);
    if (match === undefined) return atom;
    if (atom.kind === 'edge') throw invalidPattern('nothing to repeat');
    return repeat(atom, match);
  }
}
