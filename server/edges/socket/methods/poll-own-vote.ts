import { ownVote } from '../../../domain/polls/index.ts';
import { method } from '../method.ts';

export const pollOwnVote = method({
  event: 'poll:own-vote',
  access: 'user',
  handle: async ({ ctx, actor, input }) => ({ choices: await ownVote(ctx, actor, input) }),
});
