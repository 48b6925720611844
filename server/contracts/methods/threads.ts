import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MessageView, ThreadView } from '../message.ts';
import { rangeSchema } from './range.ts';

export const threadsInputs = {
  'thread:read': z.object({
    threadId: idSchema,
    afterSeq: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(200).default(100),
  }),
  'thread:list': rangeSchema.extend({ roomId: idSchema.optional(), following: z.boolean().default(false) }),
  'thread:follow': z.object({ threadId: idSchema, following: z.boolean() }),
  'thread:mark-read': z.object({ threadId: idSchema, seq: z.number().int().min(0) }),
  /** Threads over all of one's rooms, unread ones first. */
  'thread:inbox': rangeSchema.extend({ filter: z.enum(['all', 'following', 'unread']).default('all') }),
  'thread:mark-all-read': z.object({}),
} satisfies Record<string, z.ZodType>;

export interface ThreadsResults {
  'thread:read': {
    readonly root: MessageView;
    readonly replies: readonly MessageView[];
    readonly hasNewer: boolean;
  };
  'thread:list': readonly ThreadView[];
  'thread:follow': MessageView;
  'thread:mark-read': Record<never, never>;
  'thread:inbox': {
    readonly threads: readonly ThreadView[];
    readonly hasMore: boolean;
    readonly unreadThreads: number;
  };
  'thread:mark-all-read': Record<never, never>;
}
