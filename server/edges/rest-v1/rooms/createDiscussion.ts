import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { createDiscussion } from '../../../domain/discussions/index.ts';
import { findUsersByUsername } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, names } from '../fields.ts';
import { presentRoom } from '../present-room.ts';

/** Opens a discussion on a room, or on one of its messages (`pmid`); `reply` is said in it at once. */
export const roomsCreateDiscussion = endpoint({
  route: 'POST /api/v1/rooms.createDiscussion',
  access: 'user',
  body: z.object({
    prid: idSchema,
    t_name: z.string().trim().min(1).max(200),
    pmid: idSchema.optional(),
    reply: z.string().max(100_000).optional(),
    users: names.optional(),
    topic: z.string().max(1000).optional(),
    encrypted: flag.optional(),
  }),
  async handle({ ctx, actor, body }) {
    if (body.encrypted === true) throw new DomainError('encryption-refused');
    const users = await findUsersByUsername(ctx, actor, body.users ?? []);
    const { room } = await createDiscussion(ctx, actor, {
      parentRoomId: body.prid,
      title: body.t_name,
      topic: body.topic,
      messageId: body.pmid,
      firstMessage: body.reply,
      memberIds: users.map((user) => user._id),
    });
    return { discussion: { ...(await presentRoom(ctx, actor, room)), rid: room._id } };
  },
});
