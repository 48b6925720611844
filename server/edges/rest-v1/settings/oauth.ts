import { endpoint } from '../../http/endpoint.ts';

/** The services by which one may log in besides a password; there are none. Apps ask before they show their form. */
export const settingsOauth = endpoint({
  route: 'GET /api/v1/settings.oauth',
  access: 'anyone',
  handle: async () => ({ services: [] }),
});
