import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { firstToAbort } from './first-to-abort.ts';

describe('firstToAbort', () => {
  it('aborts with the reason of the first, and with that of one aborted before', () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const { signal } = firstToAbort(one.signal, two.signal);
    two.abort('two');
    one.abort('one');
    expect(signal.reason).toBe('two');
    expect(firstToAbort(one.signal).signal.reason).toBe('one');
  });

  it('leaves nothing on its sources when it is over', () => {
    const { signal: source } = new AbortController();
    for (let i = 0; i < 20; i++) firstToAbort(source).clear();
    expect(getEventListeners(source, 'abort')).toEqual([]);
  });
});
