import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { presenceStatuses } from '../../../contracts/user.ts';
import { changePassword } from '../../../domain/auth/index.ts';
import { setPresence } from '../../../domain/presence/index.ts';
import { getUser } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { ownPresence } from '../presence.ts';
import { presentFullUser } from '../present-user.ts';
import { refusal } from '../refuse.ts';

const password = z.string().min(1).max(1024);

/**
 * Changes one's own password, with the current one beside it (plain, or as the sha256 that these clients send), and one's
 * status. Anything else about an account cannot be changed here, which is said and not passed over.
 */
export const usersUpdateOwnBasicInfo = endpoint({
  route: 'POST /api/v1/users.updateOwnBasicInfo',
  access: 'user',
  limit: limits.accounts,
  body: z.object({
    data: z.strictObject({
      currentPassword: password.optional(),
      newPassword: password.optional(),
      statusText: z.string().max(120).optional(),
      statusType: z.enum(presenceStatuses).optional(),
    }),
  }),
  async handle({ ctx, actor, caller, address, logins, body: { data } }) {
    const { newPassword: next, currentPassword } = data;
    if (next !== undefined) {
      if (currentPassword === undefined) throw refusal('totp-required', 'The current password is needed');
      const current = /^[0-9a-f]{64}$/i.test(currentPassword)
        ? ({ digest: currentPassword, algorithm: 'sha-256' } as const)
        : currentPassword;
      try {
        await logins.attempt(ctx, actor.username, address, () => changePassword(ctx, actor, { current, next }));
      } catch (error) {
        // Not a 401: the session is good, and these clients end it on a 401.
        const wrong = error instanceof DomainError && error.code === 'wrong-credentials';
        throw wrong ? refusal('totp-invalid', 'The current password is not right') : error;
      }
    }
    if (data.statusText !== undefined || data.statusType !== undefined) {
      const status = data.statusType ?? caller.user.statusDefault;
      await setPresence(ctx, actor, { status, statusText: data.statusText ?? caller.user.statusText });
    }
    const user = await getUser(ctx, actor, { id: actor.id });
    return { user: presentFullUser(user, await ownPresence(ctx, user)) };
  },
});
