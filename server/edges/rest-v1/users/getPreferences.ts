import { endpoint } from '../../http/endpoint.ts';
import { presentPreferences } from '../present-user.ts';

export const usersGetPreferences = endpoint({
  route: 'GET /api/v1/users.getPreferences',
  access: 'user',
  handle: async ({ ctx, caller: { user } }) => ({ preferences: presentPreferences(ctx, user.preferences) }),
});
