import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listDiscussionMessages } from '../../../domain/discussions/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';

/** The messages of a room that show its discussions, the one with the newest message first. */
export const chatGetDiscussions = endpoint({
  route: 'GET /api/v1/chat.getDiscussions',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema, text: z.string().max(100).default('') }),
  async handle({ ctx, actor, query: { roomId, text, ...query } }) {
    const page = pageOf(ctx, query);
    const { messages, total } = await listDiscussionMessages(ctx, actor, { roomId, filter: text, ...page });
    const rows = await presentMessages(ctx, actor, messages);
    return { messages: rows, ...counts(rows, page, total) };
  },
});
