import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { readThread } from '../../../domain/threads/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';

/** The answers in a thread, oldest first. */
export const chatGetThreadMessages = endpoint({
  route: 'GET /api/v1/chat.getThreadMessages',
  access: 'user',
  query: z.object({ ...paging, tmid: idSchema }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const thread = await readThread(ctx, actor, { threadId: query.tmid, afterSeq: 0, limit: WHOLE_LIST.limit });
    const living = thread.replies.filter((reply) => reply.deletedAt === null);
    const { rows, total } = cut(living, page);
    return { messages: await presentMessages(ctx, actor, rows), ...counts(rows, page, total) };
  },
});
