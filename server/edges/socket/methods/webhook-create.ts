import { createWebhook } from '../../../domain/integrations/index.ts';
import { method } from '../method.ts';
import { presentWebhook } from '../present-webhook.ts';

export const webhookCreate = method({
  event: 'webhook:create',
  access: 'user',
  async handle({ ctx, actor, input: { channel, ...plan } }) {
    const { webhook, token } = await createWebhook(ctx, actor, { ...plan, channels: [channel] });
    return {
      webhook: await presentWebhook(ctx, actor, webhook),
      url: `${ctx.config.http.rootUrl}/hooks/${webhook._id}/${token}`,
    };
  },
});
