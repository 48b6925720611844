import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { closePoll } from '../../../domain/polls/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOneMessage } from '../present-messages.ts';

/** Ends the vote. */
export const pollsClose = endpoint({
  route: 'POST /api/v1/polls.close',
  access: 'user',
  body: z.object({ msgId: idSchema }),
  async handle({ ctx, actor, body: { msgId: messageId } }) {
    return { message: await presentOneMessage(ctx, actor, await closePoll(ctx, actor, { messageId })) };
  },
});
