import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listThreads } from '../../../domain/threads/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';

/** A room's threads, newest answer first: all, those one follows, or those with something unread. */
export const chatGetThreadsList = endpoint({
  route: 'GET /api/v1/chat.getThreadsList',
  access: 'user',
  query: z.object({ ...paging, rid: idSchema, type: z.enum(['all', 'following', 'unread']).default('all') }),
  async handle({ ctx, actor, query: { rid, type, ...query } }) {
    const page = pageOf(ctx, query);
    const asked = { roomId: rid, following: type !== 'all', offset: page.offset, limit: page.limit + 1 };
    const found = await listThreads(ctx, actor, asked);
    const shown = found.slice(0, page.limit).filter((row) => type !== 'unread' || row.unread > 0);
    const threads = await presentMessages(
      ctx,
      actor,
      shown.map(({ root }) => root),
    );
    return { threads, ...counts(threads, page, page.offset + found.length) };
  },
});
