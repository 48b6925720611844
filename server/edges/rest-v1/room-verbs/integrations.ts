import { z } from 'zod';
import { listWebhooks } from '../../../domain/integrations/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentIntegrations } from '../integrations/present-integration.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds } from './families.ts';

/** The webhooks that post into a room, of those that the caller may see. */
export function integrationsOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `GET /api/v1/${family}.getIntegrations`,
    access: 'user',
    query: z.object({ ...roomSelector, ...paging, includeAllPublicChannels: z.string().max(10).optional() }),
    async handle({ ctx, actor, query }) {
      const page = pageOf(ctx, query);
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      const all = await listWebhooks(ctx, actor);
      const { rows, total } = cut(
        all.filter(({ channels }) => channels.includes(`#${room.name}`)),
        page,
      );
      return { integrations: await presentIntegrations(ctx, actor, rows), ...counts(rows, page, total) };
    },
  });
}
