import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setUserAvatar } from '../../../domain/avatars/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { name } from '../fields.ts';
import { refusal } from '../refuse.ts';
import { selectUser } from '../select-user.ts';

/** A picture as the field `image` of a form, or the address of one. One's own, or somebody else's by userId or username. */
export const usersSetAvatar = endpoint({
  route: 'POST /api/v1/users.setAvatar',
  access: 'user',
  fileField: 'image',
  fileOptional: true,
  limit: limits.accounts,
  body: z.object({
    avatarUrl: z.string().min(1).max(2_000).optional(),
    userId: idSchema.optional(),
    username: name.optional(),
  }),
  async handle({ ctx, actor, body: { avatarUrl, ...whose }, file }) {
    const source = file ?? (avatarUrl === undefined ? null : { url: avatarUrl });
    if (source === null) throw refusal('error-avatar-image-not-provided', 'Send the field "image" or "avatarUrl"');
    const isOwn = whose.userId === undefined && whose.username === undefined;
    const userId = isOwn ? actor.id : (await selectUser(ctx, actor, whose))._id;
    await setUserAvatar(ctx, actor, { userId, source });
    return {};
  },
});
