import { z } from 'zod';
import { listMessages } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';
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
      const from = query.sort?.['ts'] === 1 ? 'oldest' : 'newest';
      const { messages, total } = await listMessages(ctx, actor, { roomId: room._id, from, ...page });
      const rows = await presentMessages(ctx, actor, messages);
      return { messages: rows, ...counts(rows, page, total) };
    },
  });
}
