import { describe, expect, it } from '@jest/globals';
import { parseMarkup, type Block, type Inline } from './index.ts';

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
          return `a(${node.href}|${inline(node.content)})`;
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

const read = (text: string) => parseMarkup(text).map(block).join(' ¶ ');

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
    ['mail me@example.org', 'mail me@example.org'],
    ['#general and a#b', '#(general) and a#b'],
    [':smile: at 10:30:00', ':(smile) at 10:30:00'],
    ['<t:1700000000:R>', 't(1700000000000|R)'],
    ['$$a^2$$', 'm(a^2)'],
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
  ])('takes no more than linear steps for 100 KB of %j', (piece) => {
    const cost = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const begun = process.cpuUsage();
      parseMarkup(text);
      const used = process.cpuUsage(begun);
      return used.user + used.system;
    };
    cost(100_000);
    const [small, large] = [Math.min(cost(25_000), cost(25_000)), Math.min(cost(100_000), cost(100_000))];
    // Four times the text; a quadratic parser would need sixteen times as long. 20 ms are the noise of a busy machine.
    expect(large).toBeLessThan(small * 8 + 20_000);
  });
});
