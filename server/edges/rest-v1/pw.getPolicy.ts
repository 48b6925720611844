import { endpoint } from '../http/endpoint.ts';

/** What a password must be like, for forms. */
export const pwGetPolicy = endpoint({
  route: 'GET /api/v1/pw.getPolicy',
  access: 'anyone',
  handle: async ({ ctx }) => ({
    enabled: true,
    policy: [['get-password-policy-minLength', { minLength: ctx.settings.get('Accounts_Password_Min_Length') }]],
  }),
});
