import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { statusEmojiSchema } from '../../../contracts/presence.ts';
import { presenceStatuses } from '../../../contracts/user.ts';
import { setPresence } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { refusal } from '../refuse.ts';

/** What one wants to be while connected, and the words beside it; only one's own. */
export const usersSetStatus = endpoint({
  route: 'POST /api/v1/users.setStatus',
  access: 'user',
  body: z.object({
    status: z.enum(presenceStatuses).optional(),
    message: z.string().max(120).optional(),
    /** Both beyond Rocket.Chat's own words: an emoji beside the message, and when the status goes by itself. */
    statusEmoji: statusEmojiSchema.optional(),
    statusExpiresAt: z.union([z.literal('').transform(() => null), moment, z.null()]).optional(),
    userId: idSchema.optional(),
  }),
  async handle({ ctx, actor, caller: { user }, body: { status, message, userId, statusEmoji, statusExpiresAt } }) {
    if (userId !== undefined && userId !== actor.id) throw refusal('error-not-allowed', 'Not allowed');
    if (status === undefined && message === undefined)
      throw refusal('error-invalid-status', 'Give a status or a message');
    await setPresence(ctx, actor, {
      status: status ?? user.statusDefault,
      statusText: message ?? user.statusText,
      // A new message is a new status: what stood beside the old one goes with it.
      statusEmoji: statusEmoji ?? (message === undefined ? user.statusEmoji : ''),
      expiresAt: statusExpiresAt === undefined && message === undefined ? user.statusExpiresAt : statusExpiresAt,
    });
    return {};
  },
});
