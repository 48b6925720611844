import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MessageView } from '../message.ts';
import { POLL_LIMITS } from '../poll.ts';

export const pollsInputs = {
  'poll:create': z.object({
    /** The message's own, so that asking twice makes one poll. */
    id: idSchema,
    roomId: idSchema,
    threadId: idSchema.optional(),
    question: z.string(),
    options: z.array(z.string().max(10_000)).max(100),
    anonymous: z.boolean().default(false),
    multiple: z.boolean().default(false),
  }),
  /** Replaces what one chose before, by number from 0; none takes the vote back. */
  'poll:vote': z.object({
    messageId: idSchema,
    choices: z.array(z.number().int().min(0)).max(POLL_LIMITS.options),
  }),
  'poll:close': z.object({ messageId: idSchema }),
  /** What one chose oneself. */
  'poll:own-vote': z.object({ messageId: idSchema }),
} satisfies Record<string, z.ZodType>;

export interface PollsResults {
  'poll:create': MessageView;
  'poll:vote': MessageView;
  'poll:close': MessageView;
  'poll:own-vote': { readonly choices: readonly number[] };
}
