import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { readThread } from '../../../domain/threads/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { WHOLE_LIST } from '../paging.ts';
import { presentTombstone } from '../present-message.ts';
import { presentMessages } from '../present-messages.ts';

/** What changed in a thread since a moment. */
export const chatSyncThreadMessages = endpoint({
  route: 'GET /api/v1/chat.syncThreadMessages',
  access: 'user',
  query: z.object({ tmid: idSchema, updatedSince: moment }),
  async handle({ ctx, actor, query: { tmid, updatedSince } }) {
    const { replies } = await readThread(ctx, actor, { threadId: tmid, afterSeq: 0, limit: WHOLE_LIST.limit });
    const changed = replies.filter((reply) => reply.updatedAt > updatedSince);
    return {
      messages: {
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
