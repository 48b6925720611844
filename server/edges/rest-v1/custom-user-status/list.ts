import { z } from 'zod';
import { listStatuses } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentCustomStatus } from './present-status.ts';

/** The statuses that everybody is offered. */
export const customUserStatusList = endpoint({
  route: 'GET /api/v1/custom-user-status.list',
  access: 'user',
  query: z.object({ ...paging, name: z.string().max(60).optional(), _id: z.string().max(64).optional() }),
  async handle({ ctx, actor, query }) {
    const named = query.name?.toLowerCase();
    const all = (await listStatuses(ctx, actor)).filter(
      ({ _id, name }) =>
        (query._id === undefined || _id === query._id) && (named === undefined || name.toLowerCase().includes(named)),
    );
    const page = pageOf(ctx, query);
    const { rows, total } = cut(all, page);
    return { statuses: rows.map(presentCustomStatus), ...counts(rows, page, total) };
  },
});
