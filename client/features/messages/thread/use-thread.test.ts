import { describe, expect, it } from '@jest/globals';
import { aMessage } from '../../../testing/builders.ts';
import { withMessage } from './use-thread.ts';

const root = aMessage(1);
const reply = (seq: number, rev = seq) => aMessage(seq, { threadId: root.id, rev });

describe('withMessage', () => {
  it('keeps answers in the order of the room, however they arrive', () => {
    const thread = [reply(5), reply(3), reply(4)].reduce(withMessage, { root, replies: [] as const });
    expect(thread.replies.map((one) => one.seq)).toEqual([3, 4, 5]);
  });

  it('keeps the newest version and takes a doubled event as nothing', () => {
    const edited = { ...reply(3, 9), body: 'edited' };
    const thread = [reply(3), edited, reply(3)].reduce(withMessage, { root, replies: [] as const });
    expect(thread.replies.map((one) => one.body)).toEqual(['edited']);
    expect(withMessage(thread, { ...root, rev: 0 })).toBe(thread);
  });
});
