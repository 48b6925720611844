import { z } from 'zod';
import { listWebhooks } from '../../../domain/integrations/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentIntegrations } from './present-integration.ts';

export const integrationsList = endpoint({
  route: 'GET /api/v1/integrations.list',
  access: 'user',
  query: z.object(paging),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await listWebhooks(ctx, actor), page);
    const integrations = await presentIntegrations(ctx, actor, rows);
    return { integrations, items: rows.length, ...counts(rows, page, total) };
  },
});
