import { logoutOthers } from '../../../domain/auth/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Ends all of one's sessions but this one. */
export const usersRemoveOtherTokens = endpoint({
  route: 'POST /api/v1/users.removeOtherTokens',
  access: 'user',
  async handle({ ctx, actor }) {
    await logoutOthers(ctx, actor);
    return {};
  },
});
