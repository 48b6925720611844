import { endpoint } from '../http/endpoint.ts';
import { ownPresence } from './presence.ts';
import { presentSelf } from './present-user.ts';

export const me = endpoint({
  route: 'GET /api/v1/me',
  access: 'user',
  handle: async ({ ctx, caller: { user } }) => presentSelf(ctx, user, await ownPresence(ctx, user)),
});
