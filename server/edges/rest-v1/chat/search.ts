import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { searchMessages } from '../../../domain/search/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';

/** Pages deep into the hits read them from the first one on; this far and no further. */
const MOST_HITS = 1_000;

/** Messages of one room that hold the words, newest first. */
export const chatSearch = endpoint({
  route: 'GET /api/v1/chat.search',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema, searchText: z.string().min(1).max(500) }),
  async handle({ ctx, actor, query: { roomId, searchText, ...query } }) {
    const page = pageOf(ctx, query);
    const limit = Math.min(page.offset + page.limit + 1, MOST_HITS);
    const { messages } = await searchMessages(ctx, actor, { text: searchText, roomId, limit });
    const { rows, total } = cut(messages, page);
    return { messages: await presentMessages(ctx, actor, rows), ...counts(rows, page, total) };
  },
});
