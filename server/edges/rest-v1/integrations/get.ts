import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { listWebhooks } from '../../../domain/integrations/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentIntegrations } from './present-integration.ts';

/** One webhook of those that one manages. */
export const integrationsGet = endpoint({
  route: 'GET /api/v1/integrations.get',
  access: 'user',
  query: z.object({ integrationId: idSchema, createdBy: idSchema.optional() }),
  async handle({ ctx, actor, query: { integrationId } }) {
    const found = (await listWebhooks(ctx, actor)).find((one) => one._id === integrationId);
    if (found === undefined) throw new DomainError('integration-not-found');
    return { integration: (await presentIntegrations(ctx, actor, [found]))[0] };
  },
});
