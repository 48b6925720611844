import { z } from 'zod';
import { directoryOfRooms } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';

/** All channels that one may find, by name. Of the old `query` filter only the beginning of a name is understood. */
export const channelsList = endpoint({
  route: 'GET /api/v1/channels.list',
  access: { permission: 'view-c-room' },
  query: z.object({ ...paging, query: jsonText(z.object({ name: z.string().max(100).optional() })).optional() }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rooms, total } = await directoryOfRooms(ctx, actor, { filter: query.query?.name ?? '', ...page });
    const rows = await presentRooms(
      ctx,
      actor,
      rooms.map(({ room }) => room),
    );
    return { channels: rows, ...counts(rows, page, total) };
  },
});
