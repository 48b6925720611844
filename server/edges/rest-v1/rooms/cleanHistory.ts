import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { cleanHistory } from '../../../domain/retention/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, moment, names } from '../fields.ts';

/** Deletes messages between two moments; `limit` 0 means as many as one call can. `done` false: call again for the rest. */
export const roomsCleanHistory = endpoint({
  route: 'POST /api/v1/rooms.cleanHistory',
  access: 'user',
  body: z.object({
    roomId: idSchema,
    latest: moment,
    oldest: moment,
    inclusive: flag.default(false),
    limit: z.coerce.number().int().min(0).max(1_000_000).default(0),
    excludePinned: flag.default(false),
    filesOnly: flag.default(false),
    ignoreThreads: flag.default(false),
    ignoreDiscussion: flag.default(false),
    users: names.default([]),
  }),
  async handle({ ctx, actor, body }) {
    const { count, done } = await cleanHistory(ctx, actor, {
      roomId: body.roomId,
      before: body.latest,
      after: body.oldest,
      inclusive: body.inclusive,
      limit: body.limit,
      keepPinned: body.excludePinned,
      filesOnly: body.filesOnly,
      keepThreads: body.ignoreThreads,
      keepDiscussions: body.ignoreDiscussion,
      usernames: body.users,
    });
    return { _id: body.roomId, count, done };
  },
});
