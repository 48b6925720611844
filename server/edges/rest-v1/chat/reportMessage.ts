import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { reportMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const chatReportMessage = endpoint({
  route: 'POST /api/v1/chat.reportMessage',
  access: 'user',
  body: z.object({ messageId: idSchema, description: z.string().min(1).max(1000) }),
  async handle({ ctx, actor, body }) {
    await reportMessage(ctx, actor, body);
    return {};
  },
});
