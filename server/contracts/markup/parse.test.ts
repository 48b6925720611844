import { describe, expect, it } from '@jest/globals';
import type { Block, Inline, MarkupOptions } from './ast.ts';
import { parseMarkup } from './parse.ts';

/** A short way to write a tree down: `b(x)` bold, `i` italic, `s` strike, `p` spoiler, `c` code, `a(href|label)` and so on. */
function inline(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text;
        case 'bold':
        case 'italic':
        case 'strike':
        case 'spoiler':
          return `${{ bold: 'b', italic: 'i', strike: 's', spoiler: 'p' }[node.type]}(${inline(node.content)})`;
        case 'code':
          return `c(${node.text})`;
        case 'math':
          return `m(${node.text})`;
        case 'link':
          return `a(${node.href}|${inline(node.content)}${node.title === undefined ? '' : `|${node.title}`})`;
        case 'mention':
          return `@(${node.username})`;
        case 'channel':
          return `#(${node.name})`;
        case 'emoji':
          return `:(${node.shortcode})`;
        case 'time':
          return `t(${node.at}|${node.style})`;
        case 'break':
          return '⏎';
      }
    })
    .join('');
}

function block(node: Block): string {
  switch (node.type) {
    case 'paragraph':
      return inline(node.content);
    case 'heading':
      return `h${node.level}:${inline(node.content)}`;
    case 'big-emoji':
      return `big:${inline(node.content)}`;
    case 'quote':
      return `>[${node.content.map(block).join(' / ')}]`;
    case 'list':
      return `${node.start ?? '-'}[${node.items.map(inline).join(' / ')}]`;
    case 'tasks':
      return `tasks[${node.items.map((item) => `${item.done ? 'x' : 'o'} ${inline(item.content)}`).join(' / ')}]`;
    case 'code-block':
      return `code<${node.language}>${node.text}`;
    case 'math-block':
      return `math:${node.text}`;
  }
}

const read = (text: string, options: MarkupOptions = {}) => parseMarkup(text, options).map(block).join(' ¶ ');

describe('parseMarkup', () => {
  it.each([
    ['plain text', 'plain text'],
    ['*bold* and **bold**', 'b(bold) and b(bold)'],
    ['_italic_ and __italic__', 'i(italic) and i(italic)'],
    ['~gone~ and ~~gone~~', 's(gone) and s(gone)'],
    ['||secret||', 'p(secret)'],
    ['*bold _and italic_*', 'b(bold i(and italic))'],
    ['**one *two***', 'b(one b(two))'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['*not closed', '*not closed'],
    ['*a _b* c_', 'b(a _b) c_'],
    ['** **', '** **'],
    ['****', '****'],
    ['`code *not bold*`', 'c(code *not bold*)'],
    ['``a ` b``', 'c(a ` b)'],
    ['a ` b', 'a ` b'],
    ['\\*not bold\\*', '*not bold*'],
    ['see https://example.org/a_b_c?x=1, ok', 'see a(https://example.org/a_b_c?x=1|https://example.org/a_b_c?x=1), ok'],
    [
      '(https://en.wikipedia.org/wiki/A_(b))',
      '(a(https://en.wikipedia.org/wiki/A_(b)|https://en.wikipedia.org/wiki/A_(b)))',
    ],
    ['www.example.org', 'a(https://www.example.org/|www.example.org)'],
    ['[label](https://example.org)', 'a(https://example.org/|label)'],
    ['<https://example.org|label>', 'a(https://example.org/|label)'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](data:text/html,hi) <javascript:x>', '[x](data:text/html,hi) <javascript:x>'],
    ['@alice, ask @bob.', '@(alice), ask @(bob).'],
    ['mail me@example.org.', 'mail a(mailto:me@example.org|me@example.org).'],
    ['mail me@here and a.b@c', 'mail me@here and a.b@c'],
    ['see example.org/a?b=1#c, ok', 'see a(https://example.org/a?b=1#c|example.org/a?b=1#c), ok'],
    ['(heise.de) and münchen.de', '(a(https://heise.de/|heise.de)) and a(https://xn--mnchen-3ya.de/|münchen.de)'],
    ['read README.md, main.rs, node.js, e.g. v1.2.3', 'read README.md, main.rs, node.js, e.g. v1.2.3'],
    ['rust.rs/book', 'a(https://rust.rs/book|rust.rs/book)'],
    [
      'example.org:8080/x and example.org:x',
      'a(https://example.org:8080/x|example.org:8080/x) and a(https://example.org/|example.org):x',
    ],
    ['@alice.example.org and a/b.example.org', '@(alice.example.org) and a/b.example.org'],
    ['call +49 (30) 1234-567 or +1', 'call a(tel:+49301234567|+49 (30) 1234-567) or +1'],
    ['1+1234567890 and +12345678901234567', '1+1234567890 and +12345678901234567'],
    ['[see](https://example.org "A *title*")', 'a(https://example.org/|see|A *title*)'],
    ['[*bold* `code` @bob](https://example.org)', 'a(https://example.org/|b(bold) c(code) @bob)'],
    ['<t:2026-11-01T10:00:00Z:t>', 't(1793527200000|t)'],
    ['<t:9999999999999> <t:x>', '<t:9999999999999> <t:x>'],
    ['#general and a#b', '#(general) and a#b'],
    [':smile: at 10:30:00', ':(smile) at 10:30:00'],
    ['<t:1700000000:R>', 't(1700000000000|R)'],
    ['$$a^2$$', '$$a^2$$'],
    ['$$\na\n$$', '$$⏎a⏎$$'],
    ['costs $5 and $6', 'costs $5 and $6'],
    ['one\ntwo', 'one⏎two'],
    ['one\n\ntwo', 'one ¶ two'],
    ['# Title\ntext', 'h1:Title ¶ text'],
    ['#hashtag', '#(hashtag)'],
    ['> quoted\n> > deeper\nreply', '>[quoted / >[deeper]] ¶ reply'],
    ['- one\n- *two*', '-[one / b(two)]'],
    ['3. three\n4. four', '3[three / four]'],
    ['- [ ] open\n- [x] done', 'tasks[o open / x done]'],
    ['```ts\nconst a = 1;\n```', 'code<ts>const a = 1;'],
    ['```\n*raw*\n```', 'code<>*raw*'],
    ['```one line```', 'code<>one line'],
    ['```\nbeing typed', 'code<>being typed'],
    [':tada: :tada:', 'big::(tada) :(tada)'],
    ['👍🏽', 'big:👍🏽'],
    ['👍 yes', '👍 yes'],
    ['', ''],
  ])('reads %j', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it('loses no sign of a text without markup', () => {
    const text = 'a < b && c > d; "x" \'y\' 100% — ünï ✓';
    expect(read(text)).toBe(text);
  });

  const dollar = { math: { dollar: true, parenthesis: false } };
  const parenthesis = { math: { dollar: false, parenthesis: true } };
  it.each([
    [dollar, '$$a^2$$', 'm(a^2)'],
    [dollar, 'so $a_1 + b$, then', 'so m(a_1 + b), then'],
    [dollar, 'costs $5 and $6', 'costs $5 and $6'],
    [dollar, '$ a $', '$ a $'],
    [dollar, '$$\na\nb\n$$\ntext', 'math:a\nb ¶ text'],
    [dollar, '\\(a\\)', '(a)'],
    [parenthesis, '\\(a_1\\) and \\[b\\]', 'm(a_1) and m(b)'],
    [parenthesis, 'text\n\\[\na\n\\]', 'text ¶ math:a'],
    [parenthesis, '$$a$$ \\*', '$$a$$ *'],
  ])('reads formulas as the workspace writes them: %j %j', (options, text, tree) => {
    expect(read(text, options)).toBe(tree);
  });

  it.each([
    '[',
    '*',
    '_',
    '~',
    '`',
    '|',
    '<',
    '@',
    '#',
    ':',
    '$',
    '$$',
    '](',
    '[a](',
    '**a ',
    '*a _b ~c ',
    '> ',
    '- ',
    '```\n',
    'http://',
    '<t:1',
    '\\',
    '\n',
    '||x',
    '[a](http://b',
    '((((http://a',
    'a.a.',
    'a@a.',
    'example.org/',
    '+1 ',
    '$a',
    '\\(',
    '\\[\n',
    'a_b@c.d%',
    '[a](b "c',
    '- [ ] *a',
    '# *_~',
  ])('takes no more than linear steps for %j again and again, whatever follows in the end', (piece) => {
    const math = { dollar: true, parenthesis: true };
    // What is looked for from each opener stands far away, once, or nowhere.
    for (const end of ['', '>', '](x)', '`', '$', '*', ')', '\\)', '\n', ' a@b.de']) {
      const steps = (length: number) => {
        const meter = { steps: 0 };
        parseMarkup(piece.repeat(Math.ceil(length / piece.length)) + end, { math, meter });
        return meter.steps;
      };
      const [small, large] = [steps(12_500), steps(100_000)];
      expect(large).toBeLessThan(small * 8.5 + 1_000);
      expect(large).toBeLessThan(100_000 * 40);
    }
  });
});
