import { z } from 'zod';
import { markAllThreadsRead, threadFilters, threadInbox } from '../../../domain/threads/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessage } from '../present-message.ts';

/** Threads over all of one's rooms, unread ones first. Rocket.Chat has this only room by room. */
export const threadsInbox = endpoint({
  route: 'GET /api/v1/threads.inbox',
  access: 'user',
  query: z.object({ ...paging, type: z.enum(threadFilters).default('all') }),
  async handle({ ctx, actor, query: { type, ...query } }) {
    const page = pageOf(ctx, query);
    const found = await threadInbox(ctx, actor, { filter: type, ...page });
    const threads = found.threads.map(({ root, unread }) => ({ ...presentMessage(root, actor.id), unread }));
    const total = page.offset + threads.length + (found.hasMore ? 1 : 0);
    return { threads, unreadThreads: found.unreadThreads, ...counts(threads, page, total) };
  },
});

/** Marks all that one follows read, as it stands now. */
export const threadsMarkAllRead = endpoint({
  route: 'POST /api/v1/threads.markAllRead',
  access: 'user',
  async handle({ ctx, actor }) {
    await markAllThreadsRead(ctx, actor);
    return {};
  },
});
