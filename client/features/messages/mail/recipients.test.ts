import { describe, expect, it } from '@jest/globals';
import { readRecipients } from './recipients.ts';

describe('recipients', () => {
  it('are people with or without their sign, and addresses', () => {
    expect(readRecipients('@bob, eve@example.org;alice')).toEqual({
      usernames: ['bob', 'alice'],
      addresses: ['eve@example.org'],
    });
  });

  it('are each taken once, and none is made of blanks', () => {
    expect(readRecipients(' bob  bob,, ')).toEqual({ usernames: ['bob'], addresses: [] });
  });
});
