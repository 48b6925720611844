import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentMessage } from '../present-message.ts';

export const chatGetMessage = endpoint({
  route: 'GET /api/v1/chat.getMessage',
  access: 'user',
  query: z.object({ msgId: idSchema }),
  async handle({ ctx, actor, query: { msgId } }) {
    return { message: presentMessage(await getMessage(ctx, actor, msgId), actor.id) };
  },
});
