import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { presenceStatuses } from '../../../contracts/user.ts';
import { setPresence } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { refusal } from '../refuse.ts';

/** What one wants to be while connected, and the words beside it; only one's own. */
export const usersSetStatus = endpoint({
  route: 'POST /api/v1/users.setStatus',
  access: 'user',
  body: z.object({
    status: z.enum(presenceStatuses).optional(),
    message: z.string().max(120).optional(),
    userId: idSchema.optional(),
  }),
  async handle({ ctx, actor, caller: { user }, body: { status, message, userId } }) {
    if (userId !== undefined && userId !== actor.id) throw refusal('error-not-allowed', 'Not allowed');
    if (status === undefined && message === undefined)
      throw refusal('error-invalid-status', 'Give a status or a message');
    await setPresence(ctx, actor, { status: status ?? user.statusDefault, statusText: message ?? user.statusText });
    return {};
  },
});
