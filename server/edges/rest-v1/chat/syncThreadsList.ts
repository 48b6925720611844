import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { messagesChangedSince } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { WHOLE_LIST } from '../paging.ts';
import { presentTombstone } from '../present-message.ts';
import { presentMessages } from '../present-messages.ts';

/** The threads of a room that changed since a moment; an answer changes its thread. */
export const chatSyncThreadsList = endpoint({
  route: 'GET /api/v1/chat.syncThreadsList',
  access: 'user',
  query: z.object({ rid: idSchema, updatedSince: moment }),
  async handle({ ctx, actor, query: { rid, updatedSince } }) {
    const asked = { roomId: rid, since: updatedSince, limit: WHOLE_LIST.limit };
    const changed = (await messagesChangedSince(ctx, actor, asked)).filter((message) => message.lastReplyAt !== null);
    return {
      threads: {
        update: await presentMessages(
          ctx,
          actor,
          changed.filter((one) => one.deletedAt === null),
        ),
        remove: changed.filter((one) => one.deletedAt !== null).map(presentTombstone),
      },
    };
  },
});
