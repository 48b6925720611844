import { z } from 'zod';
import { listMentions } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentMessages } from '../present-messages.ts';
import { roomSelector, selectRoom } from '../select-room.ts';

/** The messages of a channel that mention the caller, newest first. */
export const channelsGetAllUserMentionsByChannel = endpoint({
  route: 'GET /api/v1/channels.getAllUserMentionsByChannel',
  access: 'user',
  query: z.object({ ...roomSelector, ...paging }),
  async handle({ ctx, actor, query }) {
    const { room } = await selectRoom(ctx, actor, 'channel', query);
    const page = pageOf(ctx, query);
    const found = await listMentions(ctx, actor, { roomId: room._id, offset: page.offset, limit: page.limit + 1 });
    const mentions = await presentMessages(ctx, actor, found.slice(0, page.limit));
    return { mentions, ...counts(mentions, page, page.offset + found.length) };
  },
});
