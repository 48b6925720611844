import { describe, expect, it } from '@jest/globals';
import { continueList, format, link, type Format, type Selected, type TextEdit } from './edit-text.ts';

/** `a[b]c`: b is selected; `a|c`: the caret. */
function read(written: string): Selected {
  const caret = written.indexOf('|');
  const [start, end] = [written.indexOf('['), written.indexOf(']')];
  return caret !== -1
    ? { text: written.replace('|', ''), start: caret, end: caret }
    : { text: written.replace(/[[\]]/g, ''), start, end: end - 1 };
}

function write({ text }: Selected, { from, to, insert, select: [start, end] }: TextEdit): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}[${next.slice(start, end)}]${next.slice(end)}`;
}

const press = (kind: Format, written: string) => write(read(written), format(kind, read(written)));

describe('format', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a [word] b', 'a *[word]* b'],
    ['bold', 'a *[word]* b', 'a [word] b'],
    ['bold', 'a [*word*] b', 'a [word] b'],
    ['italic', 'a [word ]b', 'a _[word]_ b'],
    ['strike', 'a | b', 'a ~|~ b'],
    ['code', '[x]', '`[x]`'],
    ['codeBlock', 'say [a\nb] now', 'say \n```\n[a\nb]\n```\n now'],
    ['list', 'on[e\ntw]o', '[- one\n- two]'],
    ['list', '[- one\n- two]', '[one\ntwo]'],
    ['numbered', '[one\ntwo]', '[1. one\n2. two]'],
    ['quote', 'words|', '> words|'],
    ['quote', '> words|', 'words|'],
  ])('%s makes of %j %j', (kind, before, after) => {
    expect(press(kind, before)).toBe(after);
  });
});

describe('link', () => {
  it('takes the selection as its text, and keeps brackets from ending it early', () => {
    expect(link('see [here]', 'https://example.org/a_(b)', { start: 0, end: 0 }).insert).toBe(
      '[see  here](https://example.org/a_%28b%29)',
    );
  });
  it('is the bare address where there is no text', () => {
    expect(link(' ', 'https://example.org', { start: 0, end: 0 }).insert).toBe('https://example.org');
  });
});

describe('continueList', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['1. one|', '1. one\n2. |'],
    ['9) nine|', '9) nine\n10) |'],
    ['> said|', '> said\n> |'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['  - deep|er', '  - deep\n  - |er'],
    ['- one\n- |', '- one\n|'],
  ])('makes of %j %j', (before, after) => {
    const selected = read(before);
    const edit = continueList(selected);
    expect(edit && write(selected, edit)).toBe(after);
  });
  it.each(['plain|', 'a - b|', '-one|', '|'])('leaves %j alone', (text) => {
    expect(continueList(read(text))).toBeNull();
  });
});
