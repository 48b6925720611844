import { listWebhooks } from '../../../domain/integrations/index.ts';
import { method } from '../method.ts';
import { presentWebhooks } from '../present-webhook.ts';

export const webhookList = method({
  event: 'webhook:list',
  access: 'user',
  async handle({ ctx, actor }) {
    return presentWebhooks(ctx, actor, await listWebhooks(ctx, actor));
  },
});
