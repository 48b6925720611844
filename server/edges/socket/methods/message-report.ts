import { reportMessage } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const messageReport = method({
  event: 'message:report',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await reportMessage(ctx, actor, input);
    return {};
  },
});
