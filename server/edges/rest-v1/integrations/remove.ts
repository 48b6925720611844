import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeWebhook } from '../../../domain/integrations/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentIntegrations } from './present-integration.ts';

export const integrationsRemove = endpoint({
  route: 'POST /api/v1/integrations.remove',
  access: 'user',
  body: z.object({ type: z.literal('webhook-incoming'), integrationId: idSchema }),
  async handle({ ctx, actor, body: { integrationId } }) {
    const [integration] = await presentIntegrations(ctx, actor, [await removeWebhook(ctx, actor, integrationId)]);
    return { integration };
  },
});
