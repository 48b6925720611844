import { removeWebhook } from '../../../domain/integrations/index.ts';
import { method } from '../method.ts';

export const webhookRemove = method({
  event: 'webhook:remove',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await removeWebhook(ctx, actor, input.integrationId);
    return {};
  },
});
