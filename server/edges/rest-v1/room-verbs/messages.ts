import { z } from 'zod';
import { messageHistory } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging, type Page } from '../paging.ts';
import { presentMessage } from '../present-message.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** A room's messages, newest first, or with `sort={"ts":1}` oldest first. */
export function messagesOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.messages`,
    access: 'user',
    query: z.object({ ...roomSelector, ...paging }),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      const page = pageOf(ctx, query);
      const ask = (offset: number, limit: number) =>
        messageHistory(ctx, actor, { roomId: room._id, inclusive: false, offset, limit });

      const { messages, total } =
        query.sort?.['ts'] === 1 ? await oldestFirst(ask, page) : await ask(page.offset, page.limit);
      const rows = messages.map((message) => presentMessage(message, actor.id));
      return { messages: rows, ...counts(rows, page, total) };
    },
  });
}

/** History is kept newest first; the same rows from its other end. */
async function oldestFirst(ask: (offset: number, limit: number) => ReturnType<typeof messageHistory>, page: Page) {
  const { total } = await ask(0, 1);
  const last = Math.max(0, total - page.offset);
  const first = Math.max(0, last - page.limit);
  const messages = last === first ? [] : (await ask(first, last - first)).messages.toReversed();
  return { messages, total };
}
