import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { createPoll } from '../../../domain/polls/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag } from '../fields.ts';
import { presentOneMessage } from '../present-messages.ts';

/** Asks a room something. Clients that know no polls show the answers and their numbers as text. */
export const pollsCreate = endpoint({
  route: 'POST /api/v1/polls.create',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    _id: idSchema.optional(),
    rid: idSchema,
    tmid: idSchema.optional(),
    question: z.string(),
    options: z.array(z.string().max(10_000)).max(100),
    anonymous: flag.default(false),
    multiple: flag.default(false),
  }),
  async handle({ ctx, actor, body: { _id: id, rid: roomId, tmid: threadId, ...poll } }) {
    const message = await createPoll(ctx, actor, { ...poll, id, roomId, threadId });
    return { message: await presentOneMessage(ctx, actor, message) };
  },
});
