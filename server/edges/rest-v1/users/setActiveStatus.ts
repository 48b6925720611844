import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setUserActive } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';

/** Closes an account, which ends its sessions at once, or opens it again. */
export const usersSetActiveStatus = endpoint({
  route: 'POST /api/v1/users.setActiveStatus',
  access: { permission: 'edit-other-user-active-status' },
  body: z.object({ userId: idSchema, activeStatus: flag, confirmRelinquish: flag.optional() }),
  async handle({ ctx, actor, body: { userId, activeStatus } }) {
    const user = await setUserActive(ctx, actor, { userId, active: activeStatus });
    return { user: { _id: user._id, active: user.active } };
  },
});
