import { describe, expect, it } from '@jest/globals';
import { parseSearchQuery } from './search-query.ts';

const empty = { words: [], phrases: [], from: [], in: [], before: null, after: null, on: null, has: [], is: [] };

describe('parseSearchQuery', () => {
  it.each([
    ['release notes', { words: ['release', 'notes'] }],
    ['"release notes" final', { phrases: ['release notes'], words: ['final'] }],
    ['from:@ann in:#general in:"My Room"', { from: ['ann'], in: ['general', 'My Room'] }],
    [
      'after:2026-01-31 before:2026-02-30 on:2026-13-01',
      { after: '2026-01-31', before: '2026-02-30', words: ['on:2026-13-01'] },
    ],
    ['has:links has:FILE is:pinned has:fun', { has: ['link', 'file'], is: ['pinned'], words: ['has:fun'] }],
    ['http://a.b c:d', { words: ['http://a.b', 'c:d'] }],
    ['"never closed', { words: ['"never', 'closed'] }],
    ['', {}],
  ])('reads %j', (text, expected) => {
    expect(parseSearchQuery(text)).toEqual({ ...empty, ...expected });
  });
});
