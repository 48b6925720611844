import { setWebhookEnabled } from '../../../domain/integrations/index.ts';
import { method } from '../method.ts';
import { presentWebhook } from '../present-webhook.ts';

export const webhookSetEnabled = method({
  event: 'webhook:set-enabled',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentWebhook(ctx, actor, await setWebhookEnabled(ctx, actor, input));
  },
});
