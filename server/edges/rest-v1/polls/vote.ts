import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { votePoll } from '../../../domain/polls/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { presentOneMessage } from '../present-messages.ts';

/** Replaces one's vote by these answers, numbered from 0; an empty list takes it back. */
export const pollsVote = endpoint({
  route: 'POST /api/v1/polls.vote',
  access: 'user',
  limit: limits.sending,
  body: z.object({ msgId: idSchema, choices: z.array(z.number().int().min(0)).max(100) }),
  async handle({ ctx, actor, body: { msgId: messageId, choices } }) {
    return { message: await presentOneMessage(ctx, actor, await votePoll(ctx, actor, { messageId, choices })) };
  },
});
