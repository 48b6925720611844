import { endpoint } from '../../http/endpoint.ts';

/** Pictures from linked accounts, by the name of the service. Accounts of this server are linked to none. */
export const usersGetAvatarSuggestion = endpoint({
  route: 'GET /api/v1/users.getAvatarSuggestion',
  access: 'user',
  handle: () => Promise.resolve({ suggestions: {} }),
});
