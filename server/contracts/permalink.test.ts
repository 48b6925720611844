import { describe, expect, it } from '@jest/globals';
import { linkedMessages, withoutQuoteLinks } from './permalink.ts';

const ROOT = 'https://chat.example.org';

describe('linkedMessages', () => {
  it.each([
    [`see ${ROOT}/channel/general?msg=abc123`, ['abc123']],
    [`${ROOT}/group/secret?msg=a1 and ${ROOT}/direct/xyz?msg=b2.`, ['a1', 'b2']],
    [`[ ](${ROOT}/channel/general?msg=abc) yes`, ['abc']],
    [`${ROOT}/channel/general?panel=thread&msg=deep`, ['deep']],
    [`${ROOT}/channel/a?msg=x ${ROOT}/channel/b?msg=x`, ['x']],
  ])('finds them in %s', (text, ids) => {
    expect(linkedMessages(text, [ROOT])).toEqual(ids);
  });

  it.each([
    'https://elsewhere.example/channel/general?msg=abc',
    'https://chat.example.org.evil.example/channel/general?msg=abc',
    `${ROOT}/channel/general`,
    `${ROOT}/admin/users?msg=abc`,
    `${ROOT}/channel/general?msg=$ne`,
  ])('finds none in %s', (text) => {
    expect(linkedMessages(text, [ROOT])).toEqual([]);
  });

  it('takes the first five, and a long text without delay', () => {
    const many = Array.from({ length: 50 }, (_, n) => `${ROOT}/channel/a?msg=m${n}`).join(' ');
    expect(linkedMessages(many, [ROOT])).toHaveLength(5);
    const before = process.cpuUsage();
    for (const part of ['https://', `${ROOT}/channel/`, 'https://a/channel/a?', '[ ](https://a?msg=']) {
      linkedMessages(part.repeat(100_000 / part.length), [ROOT]);
      withoutQuoteLinks(part.repeat(100_000 / part.length));
    }
    expect(process.cpuUsage(before).user).toBeLessThan(400_000);
  });
});

describe('withoutQuoteLinks', () => {
  it('drops what only says what is quoted, and keeps links that people read', () => {
    expect(withoutQuoteLinks(`[ ](${ROOT}/channel/general?msg=abc) yes`)).toBe('yes');
    expect(withoutQuoteLinks(`[ ](${ROOT}/direct/x?msg=abc)\nyes`)).toBe('yes');
    expect(withoutQuoteLinks(`${ROOT}/channel/general?msg=abc`)).toBe(`${ROOT}/channel/general?msg=abc`);
    expect(withoutQuoteLinks(`[here](${ROOT}/channel/general?msg=abc)`)).toBe(
      `[here](${ROOT}/channel/general?msg=abc)`,
    );
  });
});
