import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { changesOfRoom } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { counts, cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';

/** The ids of what was deleted in a room since a moment. */
export const chatGetDeletedMessages = endpoint({
  route: 'GET /api/v1/chat.getDeletedMessages',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema, since: moment }),
  async handle({ ctx, actor, query: { roomId, since, ...query } }) {
    const page = pageOf(ctx, query);
    const asked = { roomId, from: since, direction: 'newer', deleted: true, limit: WHOLE_LIST.limit } as const;
    const { rows, total } = cut((await changesOfRoom(ctx, actor, asked)).messages, page);
    return { messages: rows.map(({ _id }) => ({ _id })), ...counts(rows, page, total) };
  },
});
