import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { ignoreAuthor } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';

/** Folds what somebody writes in a room, for the caller alone. That it changes something by GET is this dialect's own way. */
export const chatIgnoreUser = endpoint({
  route: 'GET /api/v1/chat.ignoreUser',
  access: 'user',
  query: z.object({ rid: idSchema, userId: idSchema, ignore: flag.default(true) }),
  async handle({ ctx, actor, query: { rid, userId, ignore } }) {
    await ignoreAuthor(ctx, actor, { roomId: rid, userId, ignored: ignore });
    return {};
  },
});
