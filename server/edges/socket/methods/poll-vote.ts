import { votePoll } from '../../../domain/polls/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const pollVote = method({
  event: 'poll:vote',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentMessage(await votePoll(ctx, actor, input)),
});
