import { describe, expect, it } from '@jest/globals';
import { readCommand } from './run-command.ts';

describe('readCommand', () => {
  it.each([
    ['/topic New things ', { name: 'topic', params: 'New things' }],
    ['/Help', { name: 'help', params: '' }],
    ['/invite-all-to #general', { name: 'invite-all-to', params: '#general' }],
    ['/msg @bob two\nlines', { name: 'msg', params: '@bob two\nlines' }],
    ['/usr/bin/node', null],
    ['// a comment', null],
    ['say /topic', null],
    ['/', null],
  ])('reads %j', (text, expected) => {
    expect(readCommand(text)).toEqual(expected);
  });
});
