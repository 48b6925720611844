import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { ownVote } from '../../../domain/polls/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** What one chose oneself, by number from 0. */
export const pollsGetOwnVote = endpoint({
  route: 'GET /api/v1/polls.getOwnVote',
  access: 'user',
  query: z.object({ msgId: idSchema }),
  async handle({ ctx, actor, query: { msgId: messageId } }) {
    return { choices: await ownVote(ctx, actor, { messageId }) };
  },
});
