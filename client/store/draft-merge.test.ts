import { describe, expect, it } from '@jest/globals';
import { mergeDraft } from './draft-merge.ts';

describe('mergeDraft', () => {
  it('takes the newer text where nothing was typed here, also that it was sent', () => {
    expect(mergeDraft('hel', 'hel', 'hello')).toBe('hello');
    expect(mergeDraft('hello', 'hello', '')).toBe('');
  });

  it('keeps what was typed here without a connection', () => {
    expect(mergeDraft('', 'written on the train', '')).toBe('written on the train');
    expect(mergeDraft('hel', 'hello you', 'hel')).toBe('hello you');
    expect(mergeDraft('hel', 'hello you', '')).toBe('hello you');
  });

  it('loses nothing of two texts, and doubles nothing', () => {
    expect(mergeDraft('hel', 'hello', 'help me')).toBe('help me\n\nhello');
    expect(mergeDraft('hel', 'hello', 'hello you')).toBe('hello you');
    expect(mergeDraft('hel', 'hello you', 'hello')).toBe('hello you');
    expect(mergeDraft('hel', '', 'hello')).toBe('hello');
  });
});
