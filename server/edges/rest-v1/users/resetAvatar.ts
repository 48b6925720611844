import { z } from 'zod';
import { resetUserAvatar } from '../../../domain/avatars/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Takes the picture away, so that initials are shown again. */
export const usersResetAvatar = endpoint({
  route: 'POST /api/v1/users.resetAvatar',
  access: 'user',
  body: z.object(userSelector),
  async handle({ ctx, actor, body }) {
    const isOwn = Object.values(body).every((value) => value === undefined);
    const userId = isOwn ? actor.id : (await selectUser(ctx, actor, body))._id;
    await resetUserAvatar(ctx, actor, { userId });
    return {};
  },
});
