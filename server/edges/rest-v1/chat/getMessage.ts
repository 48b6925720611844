import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOneMessage } from '../present-messages.ts';

export const chatGetMessage = endpoint({
  route: 'GET /api/v1/chat.getMessage',
  access: 'user',
  query: z.object({ msgId: idSchema }),
  async handle({ ctx, actor, query: { msgId } }) {
    return { message: await presentOneMessage(ctx, actor, await getMessage(ctx, actor, msgId)) };
  },
});
