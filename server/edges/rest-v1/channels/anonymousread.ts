import { z } from 'zod';
import { listMessages } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';
import { refusal } from '../refuse.ts';
import { roomSelector, selectRoom } from '../select-room.ts';

/** A channel's messages for whoever is not logged in. Here nobody reads without an account, and those who have one may ask here too. */
export const channelsAnonymousread = endpoint({
  route: 'GET /api/v1/channels.anonymousread',
  access: 'anyone',
  query: z.object({ ...roomSelector, ...paging }),
  async handle({ ctx, actor, query }) {
    if (actor === null) throw refusal('error-not-allowed', 'Enable "Allow Anonymous Read"');
    const { room } = await selectRoom(ctx, actor, 'channel', query);
    const page = pageOf(ctx, query);
    const { messages, total } = await listMessages(ctx, actor, { roomId: room._id, from: 'newest', ...page });
    const rows = await presentMessages(ctx, actor, messages);
    return { messages: rows, ...counts(rows, page, total) };
  },
});
